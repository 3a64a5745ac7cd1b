import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type CacheEntry, githubCache, parseCache, s3Cache } from '../../../src/buildkit/index.ts';
import { prepareCaches } from '../../../src/buildkit/cache.ts';
import { readFields } from '../../../src/options/list.ts';
import { type DaemonInfo, parseVersion } from '../../../src/buildkit/version.ts';

const info = (version: string): DaemonInfo => ({
  versionText: version,
  version: parseVersion(version),
  workers: [],
  platforms: [],
  docker: false,
  containerdStore: true,
});

const cacheOf = (text: string): CacheEntry => parseCache(readFields(text, 'a cache'));

describe('a cache as people write it', () => {
  test.each([
    ['registry.example.com/app:cache', { type: 'registry', attributes: { ref: 'registry.example.com/app:cache' } }],
    ['type=gha', { type: 'gha', attributes: {} }],
    ['type=local, dest=/x=y', { type: 'local', attributes: { dest: '/x=y' } }],
  ])('%s', (text, entry) => {
    expect(cacheOf(text)).toEqual(entry);
  });

  test.each(['ref=x', 'type=local,nonsense', '=x'])('"%s" is refused', (text) => {
    expect(() => cacheOf(text)).toThrow(/can't be used/);
  });
});

describe('a local cache', () => {
  test.each(['', 'no JSON', 'null', '[]', '{}', '{"digest":5}', '{"digest":"sha256:0","annotations":"a"}'])(
    'that the daemon says it wrote as %p is an error with a code',
    async (told) => {
      const dest = join(tmpdir(), `aipack-no-cache-${process.pid}`);
      const { finish } = await prepareCaches(info('v0.20.0'), [], [{ type: 'local', attributes: { dest } }]);
      await expect(finish({ 'cache.manifest': told })).rejects.toMatchObject({ code: 'RPC_FAILED' });
      expect(existsSync(dest)).toBe(false);
    },
  );

  test.each(['null', '[]', '"a"', 'no JSON'])('whose index is %s is an error with a code', async (text) => {
    const src = mkdtempSync(join(tmpdir(), 'aipack-cache-'));
    writeFileSync(join(src, 'index.json'), text);
    const reading = prepareCaches(info('v0.20.0'), [{ type: 'local', attributes: { src } }], []);
    await expect(reading).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    rmSync(src, { recursive: true });
  });

  test('whose index names what is no cache has none', async () => {
    const src = mkdtempSync(join(tmpdir(), 'aipack-cache-'));
    writeFileSync(join(src, 'index.json'), '{"manifests":[null,5,{"digest":5},{"digest":"x","annotations":[]}]}');
    expect(await prepareCaches(info('v0.20.0'), [{ type: 'local', attributes: { src } }], [])).toMatchObject({
      imports: [],
    });
    rmSync(src, { recursive: true });
  });
});

describe('the cache of GitHub Actions', () => {
  const entry = { type: 'gha', attributes: { scope: 'app' } };
  const runner = {
    ACTIONS_RUNTIME_TOKEN: 'token',
    ACTIONS_RESULTS_URL: 'https://results/',
    ACTIONS_CACHE_URL: 'https://cache/',
  };

  test('gets token and addresses from the runner', () => {
    expect(githubCache(entry, { ...runner, ACTIONS_CACHE_SERVICE_V2: 'True' })?.attributes).toEqual({
      scope: 'app',
      token: 'token',
      url: 'https://cache/',
      url_v2: 'https://results/',
    });
    expect(githubCache(entry, runner)?.attributes).not.toHaveProperty('url_v2');
  });

  test('leaves what was given', () => {
    expect(githubCache({ type: 'gha', attributes: { token: 'own' } }, runner)?.attributes.token).toBe('own');
  });

  test('is not there outside of a runner', () => {
    expect(githubCache(entry, {})).toBeUndefined();
    expect(githubCache(entry, { ACTIONS_RUNTIME_TOKEN: 'token' })).toBeUndefined();
  });

  test.each([
    [{ url_v2: 'https://results/' }, false],
    [{ url: 'https://results-receiver.actions.githubusercontent.com/' }, false],
    [{ url: 'https://own-server.example.com/' }, true],
    [{ url: 'https://own-server.example.com/', url_v2: 'https://own-server.example.com/', version: '1' }, true],
  ])('with %j, a daemon that only has the first protocol can be used: %s', async (attributes, usable) => {
    const cache = { type: 'gha', attributes };
    const old = prepareCaches(info('v0.19.0'), [cache], []);
    if (usable) expect((await old).imports).toEqual([cache]);
    else await expect(old).rejects.toThrow(/needs BuildKit 0.20/);
    expect((await prepareCaches(info('v0.20.0'), [cache], [])).imports).toEqual([cache]);
  });

  test('does not fail a build unless that is asked for', async () => {
    const strict = { type: 'gha', attributes: { 'ignore-error': 'false' } };
    const { exports } = await prepareCaches(info('v0.20.0'), [], [entry, strict]);
    expect(exports.map(({ attributes }) => attributes['ignore-error'])).toEqual(['true', 'false']);
  });
});

describe('the cache in S3', () => {
  const entry = { type: 's3', attributes: { bucket: 'b', region: 'r' } };
  const environment = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key', AWS_SESSION_TOKEN: 'session' };

  test('gets keys from the environment, all of them or none', () => {
    const keys = { access_key_id: 'id', secret_access_key: 'key', session_token: 'session' };
    expect(s3Cache(entry, environment).attributes).toEqual({ ...entry.attributes, ...keys });
    const given = { type: 's3', attributes: { access_key_id: 'own', secret_access_key: 'own' } };
    expect(s3Cache(given, environment)).toEqual(given);
    expect(s3Cache(entry, { AWS_ACCESS_KEY_ID: 'id' })).toEqual(entry);
  });

  test('gets its place from the environment where it has none', () => {
    const place = { AWS_BUCKET: 'of-environment', AWS_DEFAULT_REGION: 'default', AWS_REGION: 'region' };
    expect(s3Cache({ type: 's3', attributes: { bucket: 'own' } }, place).attributes).toEqual({
      bucket: 'own',
      region: 'region',
    });
  });
});

describe('the attributes of a cache', () => {
  const check = (direction: 'import' | 'export', text: string): Promise<unknown> => {
    const entries = [cacheOf(text)];
    return direction === 'import'
      ? prepareCaches(info('v0.20.0'), entries, [])
      : prepareCaches(info('v0.20.0'), [], entries);
  };

  // Every one that BuildKit's documentation has.
  const s3 =
    'type=s3,bucket=b,region=r,name=a;b,prefix=p/,blobs_prefix=b/,manifests_prefix=m/,endpoint_url=https://s3.example.com,use_path_style=true,disable_accept_encoding=true,access_key_id=i,secret_access_key=s,session_token=t';
  const azblob =
    'type=azblob,account_url=https://a.blob.core.windows.net,account_name=a,container=c,secret_access_key=s,name=n,prefix=p/,blobs_prefix=b/,manifests_prefix=m/';
  const layers = 'compression=zstd,compression-level=3,force-compression=true,oci-mediatypes=true,image-manifest=true';
  const gha =
    'type=gha,scope=s,token=t,url=https://one/,url_v2=https://two/,version=2,timeout=1m30s,repository=o/r,ghtoken=g';
  test.each([
    ['import', s3],
    [
      'export',
      `${s3},touch_refresh=24h,upload_parallelism=4,retry_mode=adaptive,retry_max_attempts=5,mode=max,ignore-error=true`,
    ],
    ['import', azblob],
    ['export', `${azblob},mode=max,ignore-error=true`],
    ['import', gha],
    ['export', `${gha},mode=max,ignore-error=true`],
    ['import', 'type=registry,ref=r,registry.insecure=true'],
    ['export', `type=registry,ref=r,mode=max,ignore-error=true,registry.insecure=true,${layers}`],
    ['export', `type=local,dest=/d,tag=t,mode=max,ignore-error=true,${layers}`],
    ['export', 'type=inline'],
  ] as const)('to %s: %s', async (direction, text) => {
    await check(direction, text);
  });

  test.each([
    ['import', 'type=s3,bucket=b', /needs region/],
    ['export', 'type=azblob,container=c', /needs account_url/],
    ['import', 'type=s3,bucket=b,region=r,buckett=x', /buckett is nothing that one to import takes/],
    ['import', 'type=registry,ref=r,mode=max', /mode is nothing that one to import takes/],
    ['export', 'type=gha,timeout=soon,mode=most', /timeout is a time such as 90s or 24h; mode is min or max/],
    ['export', 'type=s3,bucket=b,region=r,upload_parallelism=0', /upload_parallelism is a whole number above 0/],
    ['export', 'type=azblob,account_url=account', /account_url is an address/],
    ['import', 'type=constructor', /the type "constructor" is not known/],
  ] as const)('to %s, what is wrong is told: %s', async (direction, text, reason) => {
    await expect(check(direction, text)).rejects.toThrow(reason);
  });

  test('are never told, as they may be secrets', async () => {
    const broken = [
      'type=s3,bucket=b,secret_access_key=hush-hush',
      'secret_access_key=hush-hush,bucket=b',
      'type=s3,bucket=b,region=r,secret_access_key=x,hush-hush',
      'type=gha,token=hush-hush,url=hush-hush,version=hush-hush',
    ];
    for (const text of broken) {
      const failure = await Promise.resolve()
        .then(() => check('export', text))
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(JSON.stringify([(failure as Error).message, failure])).not.toContain('hush-hush');
    }
    const twice = Array.from({ length: 2 }, () => cacheOf(`${s3},name=hush-hush`));
    await expect(prepareCaches(info('v0.20.0'), [], twice)).rejects.toThrow(
      /^The cache "s3" can't be used: it is written twice$/,
    );
  });
});
