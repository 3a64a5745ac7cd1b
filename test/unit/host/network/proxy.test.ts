import { describe, expect, test } from '@jest/globals';
import { isDirect } from '../../../../src/host/network/no-proxy.ts';
import { proxyFor, readProxies } from '../../../../src/host/network/proxies.ts';
import { formatProxy, parseProxy } from '../../../../src/host/network/proxy.ts';

describe('an address of a proxy', () => {
  test.each([
    ['http://proxy.example:3128', 'http://proxy.example:3128'],
    ['http://proxy.example/', 'http://proxy.example:80'],
    ['https://proxy.example', 'https://proxy.example:443'],
    ['proxy.example:3128', 'http://proxy.example:3128'],
    ['HTTP://proxy.example:3128', 'http://proxy.example:3128'],
    ['socks5://proxy.example', 'socks5://proxy.example:1080'],
    ['socks5h://proxy.example:9050', 'socks5://proxy.example:9050'],
    ['http://[::1]:3128', 'http://[::1]:3128'],
    ['http://user:pass@proxy.example:3128', 'http://user:pass@proxy.example:3128'],
    ['user:pass@proxy.example:3128', 'http://user:pass@proxy.example:3128'],
    ['http://user:p@ss/w#r?d%@proxy.example:3128', 'http://user:p%40ss%2Fw%23r%3Fd%25@proxy.example:3128'],
    ['http://user:p%40ss%20@proxy.example:3128', 'http://user:p%40ss%20@proxy.example:3128'],
    [String.raw`http://DOMAIN\user:pass@proxy.example:3128`, 'http://DOMAIN%5Cuser:pass@proxy.example:3128'],
    ['http://user@proxy.example:3128', 'http://user:@proxy.example:3128'],
  ])('%s is read as every program would read %s', (given, read) => {
    const proxy = parseProxy(given);
    expect(proxy && formatProxy(proxy)).toBe(read);
  });

  test.each([
    'http://proxy.example:port',
    'http://',
    'ftp://proxy.example',
    'socks4://proxy.example',
    'a b',
    'host:99999',
  ])('%s is none', (given) => expect(parseProxy(given)).toBeUndefined());
});

describe('the proxies of an environment', () => {
  test('are those in small letters, then those in capitals, then ALL_PROXY', () => {
    const environment = { https_proxy: 'small', HTTPS_PROXY: 'capitals', HTTP_PROXY: '', ALL_PROXY: 'socks5://all' };
    const { http, https } = readProxies(environment);
    expect([http, https]).toMatchObject([{ protocol: 'socks5', host: 'all' }, { host: 'small' }]);
  });

  test('that can not be used are refused in one sentence, without their passwords', () => {
    const read = (): unknown => readProxies({ HTTPS_PROXY: 'socks4://user:hush@proxy.example' });
    expect(read).toThrow("The proxy that HTTPS_PROXY names can't be used: it is of the kind socks4");
    expect(read).not.toThrow(/hush/);
    expect(() => readProxies({ http_proxy: 'http://proxy:port' })).toThrow(/http_proxy .* is no address of a proxy/);
  });

  test('never lead back to this machine', () => {
    const proxies = readProxies({ HTTP_PROXY: 'proxy' });
    for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '::1', 'app.localhost'])
      expect(proxyFor(proxies, 'http:', host, 80)).toBeUndefined();
    expect(proxyFor(proxies, 'http:', '128.0.0.1', 80)).toBeDefined();
    expect(proxyFor(proxies, 'https:', 'example.com', 443)).toBeUndefined();
  });
});

test.each([
  ['example.com', 'example.com', true],
  ['example.com', 'sub.example.com', true],
  ['.example.com', 'sub.example.com', true],
  ['*.example.com', 'sub.example.com', true],
  ['example.com', 'badexample.com', false],
  ['EXAMPLE.com', 'example.COM', true],
  ['example.com:8443', 'example.com', false],
  ['example.com:443', 'example.com', true],
  ['other, example.com', 'example.com', true],
  ['other example.com', 'example.com', true],
  ['*', 'anything', true],
  ['10.0.0.0/8', '10.2.3.4', true],
  ['10.0.0.0/8', '11.2.3.4', false],
  ['10.0.0.0/99', '10.2.3.4', false],
  ['10.0.0.0/8', 'ten.example', false],
  ['fd00::/8', 'fd00::1', true],
  ['10.1.1.1', '10.1.1.1', true],
  ['1.1', '10.1.1.1', false],
  ['[fd00::1]:443', 'fd00::1', true],
  ['', 'example.com', false],
])('NO_PROXY=%s and %s on port 443: %s', (noProxy, host, direct) => {
  expect(isDirect(noProxy, host, 443)).toBe(direct);
});
