import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { cacheEnvironment } from '../../../src/action/cache/cache-environment.ts';
import { parseResult, RESULT } from '../../../src/action/cache/result.ts';
import { cacheAccess } from '../../../src/action/cache/service.ts';

const reachable = { ACTIONS_RESULTS_URL: 'https://results.example/', ACTIONS_RUNTIME_TOKEN: 'token' };

describe('what a job may do with the cache service', () => {
  test.each([
    ['none', false, false],
    ['read', true, false],
    ['write', true, true],
    ['write-only', false, true],
    [' Read ', true, false],
    ['', true, true],
    ['something new', true, true],
  ])('in the mode %j', (mode, reads, writes) => {
    expect(cacheAccess({ ...reachable, ACTIONS_CACHE_MODE: mode })).toEqual({ reads, writes });
  });

  test('nothing, where it has no address or no token', () => {
    const nothing = { reads: false, writes: false };
    expect(cacheAccess({})).toEqual(nothing);
    expect(cacheAccess({ ...reachable, ACTIONS_RUNTIME_TOKEN: '' })).toEqual(nothing);
    expect(cacheAccess({ ACTIONS_RUNTIME_TOKEN: 'token', ACTIONS_RESULTS_URL: '' })).toEqual(nothing);
  });

  test('the address of the first version of the service is as good', () => {
    const environment = { ACTIONS_CACHE_URL: 'https://cache.example/', ACTIONS_RUNTIME_TOKEN: 'token' };
    expect(cacheAccess(environment)).toEqual({ reads: true, writes: true });
  });
});

describe('the process that talks to the cache', () => {
  test('trusts the certificates of the step, unless the runner names some itself', () => {
    const environment = { GITHUB_WORKSPACE: process.cwd(), 'INPUT_CA-FILE': 'package.json' };
    const path = join(process.cwd(), 'package.json');
    expect(cacheEnvironment(environment)).toEqual({ ...environment, NODE_EXTRA_CA_CERTS: path });
    const runners = { ...environment, NODE_EXTRA_CA_CERTS: '/own.pem' };
    for (const as of [runners, { GITHUB_WORKSPACE: '/' }, { ...environment, 'INPUT_CA-FILE': '' }])
      expect(cacheEnvironment(as)).toBe(as);
  });
});

describe('what the cache program prints', () => {
  test('a hit is its key; progress is nobody’s business, masks are the runner’s', () => {
    const output = `::add-mask::sec%25ret\r::set-output name=a::b\nCache hit for: a\n\n${RESULT}{"key":"a"}\n`;
    expect(parseResult(output)).toEqual({ finished: true, key: 'a', masks: ['sec%ret\r::set-output name=a::b'] });
  });

  test('a miss is no complaint', () => {
    expect(parseResult(`${RESULT}{"key":null}\n`)).toEqual({ finished: true, masks: [] });
  });

  test('of several complaints the first counts', () => {
    const output = `::warning::Failed to restore: 429\n::error file=x::more\n${RESULT}{"key":null}`;
    expect(parseResult(output)).toEqual({ finished: true, masks: [], complaint: 'Failed to restore: 429' });
  });

  test.each(['', 'Attempt 1 of 5 failed', `${RESULT}{"ke`, `${RESULT}[1]`])('%j is no answer', (output) => {
    expect(parseResult(output)).toEqual({ finished: false, masks: [] });
  });
});
