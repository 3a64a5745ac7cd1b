/** @cost 100 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gemArchive } from '../lab/gems/archive.ts';
import { serveGems, type GemServer } from '../lab/gems/server.ts';
import { readLab } from '../lab/lab.ts';
import type { Container } from '../lab/containers.ts';
import { buildService, health, programsOf, type BuiltService } from '../support/built-service.ts';
import { mirrorFile, PUMA, RACK, RAILS, SINATRA } from '../support/lab-fixtures/gems.ts';
import { expectOwnHome } from '../support/own-home.ts';
import { writeFiles } from '../support/write-files.ts';

const lab = readLab();
const containers: Container[] = [];
const folders: string[] = [];

/** A gem with a part in C, and what it is made from. */
const ANSWER = {
  spec: {
    name: 'answer',
    version: '1.0.0',
    platform: 'ruby',
    dependencies: [],
    executables: [],
    bindir: 'exe',
    extensions: ['ext/answer/extconf.rb'],
    requirePaths: ['lib'],
  },
  files: {
    'ext/answer/extconf.rb': "require 'mkmf'\ncreate_makefile 'answer/answer'\n",
    'ext/answer/answer.c': `#include <ruby.h>
static VALUE value(VALUE self) { return INT2FIX(42); }
void Init_answer(void) { rb_define_module_function(rb_define_module("Answer"), "value", value, 0); }
`,
    'lib/answer.rb': "require 'answer/answer'\n",
  },
};

/** The port is the image's own: nothing in these applications reads PORT. */
async function started(service: BuiltService, env: Record<string, string> = {}) {
  const running = await service.start(env);
  containers.push(running.container);
  return running;
}

/** A folder with these files, beside those of a fixture where one is named. */
function project(name: string, files: Readonly<Record<string, string>>, fixture?: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'aipack-e2e-')), name);
  folders.push(dirname(folder));
  mkdirSync(folder);
  if (fixture !== undefined) cpSync(join('fixtures', fixture), folder, { recursive: true });
  writeFiles(folder, files);
  return folder;
}

afterAll(async () => {
  await Promise.all(containers.map((container) => container.stop()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('fixtures/ruby-sinatra, from a mirror', () => {
  let server: GemServer | undefined;
  let service: BuiltService;

  beforeAll(async () => {
    server = await serveGems(SINATRA);
    service = await buildService(lab, project('ruby-sinatra', mirrorFile(server), 'ruby-sinatra'), {
      name: 'ruby-sinatra',
    });
  });

  afterAll(() => server?.close());

  test('answers its route, without rights', async () => {
    const running = await started(service);
    expect(await health({ ...running, url: 'http://127.0.0.1:4567' })).toMatchObject({ status: 200, body: 'ok' });
    expect((await running.container.exec(['ruby', '-e', 'print Process.uid'])).stdout).toBe('65532');
    await expectOwnHome(service.image, running.container, 'ruby');
    await running.container.signal('SIGTERM');
    await running.container.wait();
  });

  test('has Ruby and its gems, and nothing that builds', () => {
    const programs = programsOf(service.image);
    expect(programs).toEqual(expect.arrayContaining(['ruby', 'bundle']));
    for (const tool of ['gcc', 'make', 'git', 'apk', 'sh', 'busybox']) expect(programs).not.toContain(tool);
    const files = [...service.image.files.keys()];
    expect(files).toContainEqual(expect.stringMatching(/^usr\/local\/bundle\/ruby\/3\.3\.0\/gems\/sinatra-4/));
    expect(files.filter((path) => /^usr\/local\/bundle\/.*(?:\.gem|\.o|mkmf\.log)$/.test(path))).toEqual([]);
  });

  test('is all cached the second time', async () => {
    const { steps, digest } = await service.again();
    expect(steps.cached).toBe(steps.total);
    expect(digest).toBe(service.report.digest);
  });
});

/** A lock file as it is made on a Mac, where nobody has thought of Linux. */
function lockOfAMac(source: string): string {
  return `GEM
  remote: ${source}/
  specs:
    answer (1.0.0)
    nio4r (2.7.3)
    puma (6.6.0)
      nio4r (~> 2.0)
    rack (3.1.20)

PLATFORMS
  arm64-darwin-23

DEPENDENCIES
  answer
  puma
  rack

BUNDLED WITH
   2.5.11
`;
}

describe('a Rack application from a private source, with a gem that is compiled and a lock file of another system', () => {
  const PASSWORD = 'correct-horse';
  let server: GemServer | undefined;
  let service: BuiltService;

  beforeAll(async () => {
    const files = new Map(
      Object.entries(ANSWER.files).map(([name, text]) => [name, { content: Buffer.from(text), mode: 0o644 }]),
    );
    server = await serveGems([...PUMA, ...RACK], {
      credentials: `reader:${PASSWORD}`,
      more: [{ spec: ANSWER.spec, archive: gemArchive(ANSWER.spec, files) }],
    });
    const folder = project('ruby-rack', {
      Gemfile: `source '${server.url}'\n\ngem 'answer'\ngem 'puma'\ngem 'rack'\n`,
      'Gemfile.lock': lockOfAMac(server.url),
      'config.ru': `require 'answer'
run ->(env) { env['PATH_INFO'] == '/health' ? [200, {}, [Answer.value.to_s]] : [404, {}, []] }
`,
    });
    service = await buildService(lab, folder, {
      name: 'ruby-rack',
      args: ['--secret', 'id=BUNDLE_127__0__0__1,env=GEM_CREDENTIALS'],
      env: { GEM_CREDENTIALS: `reader:${PASSWORD}` },
    });
  });

  afterAll(() => server?.close());

  test('answers with what the compiled part says', async () => {
    const running = await started(service);
    expect(await health({ ...running, url: 'http://127.0.0.1:9292' })).toMatchObject({ status: 200, body: '42' });
    await running.container.signal('SIGTERM');
    await running.container.wait();
  });

  test('has neither the compiler nor the password', async () => {
    expect(programsOf(service.image)).not.toContain('gcc');
    const { container } = await started(service, {});
    const search = `print Dir.glob('/{app,usr/local/bundle,etc}/**/*', File::FNM_DOTMATCH).select { |f| File.readable?(f) && File.file?(f) && File.binread(f).include?('${PASSWORD}') }`;
    expect((await container.exec(['ruby', '-e', search])).stdout).toBe('[]');
  });
});

describe('fixtures/rails', () => {
  let server: GemServer | undefined;
  let service: BuiltService;

  beforeAll(async () => {
    server = await serveGems(RAILS);
    service = await buildService(lab, project('rails', mirrorFile(server), 'rails'), {
      name: 'rails',
      // Debian's Nokogiri is linked with the system's libraries; the published one brings its own.
      env: { AIPACK_RUNTIME_PACKAGES: '... libxml2 libxslt' },
      needs: { SECRET_KEY_BASE: 'x'.repeat(64) },
    });
  });

  afterAll(() => server?.close());

  test('answers on the port that it is given, in production', async () => {
    const running = await started(service);
    expect(await health(running, '/up')).toMatchObject({ status: 200 });
    const { container } = running;
    expect((await container.exec(['ruby', '-e', 'print Process.uid'])).stdout).toBe('65532');
    const log = await container.exec(['ruby', '-e', "print File.read('log/production.log')"]);
    expect(log.stdout).toContain('Completed 200 OK');
  });
});
