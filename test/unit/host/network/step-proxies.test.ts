import { describe, expect, test } from '@jest/globals';
import { findStepProxies, type FoundProxies } from '../../../../src/host/network/step-proxies.ts';
import { proxyArguments } from '../../../../src/image/step-proxies.ts';

const LOOPBACK = 'localhost,127.0.0.1,::1';
const find = (environment: NodeJS.ProcessEnv, configured?: unknown, reachesLoopback = false): FoundProxies =>
  findStepProxies({ environment, configured, reachesLoopback });

describe('the proxies of build steps', () => {
  test('are those of the environment, as every program reads them', () => {
    const environment = { HTTPS_PROXY: 'user:p@ss@proxy:3128', http_proxy: 'http://plain/', NO_PROXY: 'a,b' };
    expect(find(environment)).toEqual({
      proxies: { http: 'http://plain:80', https: 'http://user:p%40ss@proxy:3128', no: `a,b,${LOOPBACK}` },
      secret: true,
      unreachable: [],
    });
  });

  test("are those of Docker's configuration first, for this Docker or else for all", () => {
    const configured = {
      default: { httpProxy: 'http://all:1', noProxy: 'x' },
      'tcp://docker:2375': { httpsProxy: 'http://one:2' },
    };
    expect(find({ HTTP_PROXY: 'http://env:3' }, configured).proxies).toEqual({
      http: 'http://all:1',
      no: `x,${LOOPBACK}`,
    });
    const environment = { HTTP_PROXY: 'http://env:3', DOCKER_HOST: 'tcp://docker:2375' };
    expect(find(environment, configured).proxies).toMatchObject({ http: 'http://env:3', https: 'http://one:2' });
  });

  test('may be of SOCKS, and for everything', () => {
    expect(find({ ALL_PROXY: 'socks5h://proxy' }).proxies).toEqual({ all: 'socks5://proxy:1080', no: LOOPBACK });
  });

  test('are none where only NO_PROXY is said, or nothing of a right type', () => {
    expect(find({ NO_PROXY: 'a' }, { default: { httpProxy: 1, noProxy: [] } }).proxies).toEqual({});
    expect(find({}, 'nonsense').proxies).toEqual({});
  });

  test("that are on this machine are left to steps that have its network; Docker's configuration is taken at its word", () => {
    const environment = { HTTPS_PROXY: 'http://localhost:3128', HTTP_PROXY: 'http://127.0.0.1:3128' };
    expect(find(environment)).toEqual({ proxies: {}, secret: false, unreachable: ['HTTP_PROXY', 'HTTPS_PROXY'] });
    expect(find(environment, undefined, true).proxies).toMatchObject({ https: 'http://localhost:3128' });
    expect(find({}, { default: { httpProxy: 'http://127.0.0.1:1' } }).proxies).toMatchObject({
      http: 'http://127.0.0.1:1',
    });
  });

  test('that can not be used are refused in one sentence', () => {
    expect(() => find({}, { default: { httpProxy: 'socks4://u:hush@x' } })).toThrow(
      "The proxy that httpProxy of Docker's configuration names can't be used: it is of the kind socks4",
    );
  });

  test('are arguments of a Dockerfile in both spellings, unless the user gives one', () => {
    const proxies = { http: 'http://a:1', no: 'b' };
    expect(proxyArguments(proxies, { 'build-arg:OTHER': '' })).toEqual({
      'build-arg:http_proxy': 'http://a:1',
      'build-arg:HTTP_PROXY': 'http://a:1',
      'build-arg:no_proxy': 'b',
      'build-arg:NO_PROXY': 'b',
    });
    expect(Object.keys(proxyArguments(proxies, { 'build-arg:Http_Proxy': '' }))).toEqual([
      'build-arg:no_proxy',
      'build-arg:NO_PROXY',
    ]);
  });
});
