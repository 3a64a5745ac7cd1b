import { expect, test } from '@jest/globals';
import { redactedAddress, withoutPasswords } from '../../../src/untrusted/redact.ts';

test.each([
  ['https://user:hush@host/path', 'https://***@host/path'],
  ['https://hush@host/path?x=1', 'https://***@host/path?x=1'],
  ['GET "https://u:hush@h/v2/": 401', 'GET "https://***@h/v2/": 401'],
  ['a=https://u:hush@h,b=tcp://v:hush@i:1', 'a=https://***@i:1'],
  ['https://user:hu/sh@host/path', 'https://***@host/path'],
  ['https://user:hu#sh@host', 'https://***@host'],
  ['https://user:hu@sh@host', 'https://***@host'],
  ['https://user:hush@host:99999/path', 'https://***@host:99999/path'],
  ['http://user:1234/hush@host', 'http://***@host'],
])('in %s no password is shown', (text, shown) => {
  expect(withoutPasswords(text)).toBe(shown);
});

test.each([
  'ssh://git@host/path',
  'https://registry.example/@scope/name',
  'http://localhost:4873/@scope/name',
  'https://cdn.example/name@1.2.3/file.js',
  'mail somebody@host.example, see https://host.example',
  'node:22@sha256:0123',
])('%s has none', (text) => {
  expect(withoutPasswords(text)).toBe(text);
});

test.each([
  ['https://user:hu sh@host', 'https://***@host'],
  ['https://user:hu', 'https://user:***'],
  ['sh@host', '***@host'],
  ['user:hush@host/app:1', '***@host/app:1'],
  ['htps//user:hush@host', '***@host'],
  ['tcp://user:hush@host:port', 'tcp://***@host:port'],
  ['https://exa mple.com/os', 'https://exa mple.com/os'],
  ['git@github.com:owner/name', 'git@github.com:owner/name'],
  ['registry.example/app:1@sha256:0123', 'registry.example/app:1@sha256:0123'],
])('of the address %s, which somebody gave, no part of a password is shown', (address, shown) => {
  expect(redactedAddress(address)).toBe(shown);
});
