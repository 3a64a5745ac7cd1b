/** @cost 75 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../../lab/lab.ts';
import { GithubApi } from '../../support/github-api.ts';
import { registryWriter } from '../../support/registry-writer.ts';
import { projectRoot } from '../../support/run-program.ts';
import { LabWorld } from '../../support/workflow/lab-world.ts';
import { Origin } from '../../support/workflow/origin.ts';
import { runWorkflow, type WorkflowResult } from '../../support/workflow/run-workflow.ts';
import { told } from '../../support/workflow/told.ts';
import { loadWorkflow, readWorkflow } from '../../support/workflow/workflow-file.ts';

const lab = readLab();
const example = (name: string): string => join(projectRoot, 'examples', name);

/** Five services in four languages, each in a folder of its own, of nothing but files: no dependency is to be had for them. */
const SERVER = 'require("http").createServer((_, answer) => answer.end("here")).listen(process.env.PORT ?? 3000)\n';
const node = (name: string): Readonly<Record<string, string>> => ({
  [`services/${name}/package.json`]: JSON.stringify({ name, scripts: { start: 'node server.js' } }),
  [`services/${name}/package-lock.json`]: JSON.stringify({ name, lockfileVersion: 3, packages: { '': { name } } }),
  [`services/${name}/server.js`]: SERVER,
});
const FILES = {
  ...node('jobs'),
  ...node('web'),
  'services/api/requirements.txt': '# Nothing but Python\n',
  'services/api/Procfile': 'web: python app.py\n',
  'services/api/app.py': [
    'import os',
    'from http.server import HTTPServer, SimpleHTTPRequestHandler',
    'HTTPServer(("0.0.0.0", int(os.environ.get("PORT", "8000"))), SimpleHTTPRequestHandler).serve_forever()',
    '',
  ].join('\n'),
  'services/gateway/go.mod': 'module example.com/gateway\n\ngo 1.24\n',
  'services/mail/composer.json': '{"name":"acme/mail","require":{"php":">=8.2"}}',
  'services/mail/composer.lock': JSON.stringify({ 'content-hash': '', packages: [], 'packages-dev': [], platform: {} }),
  'services/mail/index.php': '<?php echo "here";\n',
};
const names = ['api', 'gateway', 'jobs', 'mail', 'web'];

const legsOf = ({ jobs }: WorkflowResult): readonly string[] =>
  (jobs.build?.legs ?? []).map(({ leg }) => String(leg.service)).sort();

describe('a monorepo of five services in four languages', () => {
  const around = new LabWorld(lab, `e2e/monorepo-${process.pid}`);
  let origin: Origin;
  let github: GithubApi;
  let first: string;

  beforeAll(async () => {
    origin = new Origin().take('go-http', 'services/gateway');
    first = origin.commit(FILES);
    github = await GithubApi.start(origin.folder);
  });
  afterAll(async () => {
    await github.stop();
    around.close();
    origin.close();
  });

  const run = (workflow: ReturnType<typeof loadWorkflow>, event: ReturnType<Origin['push']>): Promise<WorkflowResult> =>
    runWorkflow(workflow, around.world(origin.folder, event, { machine: { GITHUB_API_URL: github.url } }));
  const published = async (name: string, tag: string): Promise<Record<string, unknown>> =>
    registryWriter(around.place(`ghcr.io/owner/shop/${name}`)).manifest(tag);

  test('examples/monorepo.yml builds all of it at first', async () => {
    const done = await run(loadWorkflow(example('monorepo.yml')), origin.push(first));
    expect(told(done)).toBe('success');
    expect(legsOf(done)).toEqual(names);
    for (const name of names) expect(await published(name, 'main')).toMatchObject({ schemaVersion: 2 });
  });

  test('and then only what a push touches, from a checkout of one commit', async () => {
    const second = origin.commit({ 'services/jobs/server.js': `// Anew\n${SERVER}` });
    const done = await run(loadWorkflow(example('monorepo.yml')), origin.push(second, first));
    expect(told(done)).toBe('success');
    expect(legsOf(done)).toEqual(['jobs']);
    expect(github.requests.some((request) => request.includes(`/compare/${first}...${second}`))).toBe(true);
  });

  test('nothing, where nothing of a service has changed', async () => {
    const before = origin.git('rev-parse', 'HEAD').trim();
    const after = origin.commit({ 'NOTES.md': 'Nothing to build.\n' });
    const done = await run(loadWorkflow(example('monorepo.yml')), origin.push(after, before));
    expect(told(done)).toBe('success');
    expect(done.jobs.build?.result).toBe('skipped');
  });

  test('examples/services.yml does the same with one line, and hands on the images', async () => {
    // No leg of this machine can run steps of the other platform.
    const text = readFileSync(example('services.yml'), 'utf8').replace('linux/amd64,linux/arm64', 'linux/amd64');
    const before = origin.git('rev-parse', 'HEAD').trim();
    const after = origin.commit({ 'services/web/server.js': `// Anew\n${SERVER}` });
    const done = await run(readWorkflow(text), origin.push(after, before));
    expect(told(done)).toBe('success');
    const images = JSON.parse(done.jobs.services?.outputs.images ?? '') as Record<string, string>;
    expect(Object.keys(images)).toEqual(['web']);
    expect(images.web).toMatch(/\/owner\/shop\/web:main@sha256:[0-9a-f]{64}$/);
    expect(JSON.parse(done.jobs.services?.outputs.services ?? '')).toEqual(['web']);
    expect(done.jobs.deploy?.result).toBe('success');
  });
});

describe('services of two platforms, as examples/services.yml has them', () => {
  const around = new LabWorld(lab, `e2e/two-platforms-${process.pid}`);
  const origins: Origin[] = [];
  afterAll(() => {
    around.close();
    for (const origin of origins) origin.close();
  });
  const run = async (origin: Origin, event: ReturnType<Origin['push']>): Promise<WorkflowResult> => {
    origins.push(origin);
    return runWorkflow(loadWorkflow(example('services.yml')), around.world(origin.folder, event));
  };
  const platformsOf = async (image: string): Promise<readonly string[]> => {
    const [name = '', digest = ''] = image.split('@');
    const { manifests } = await registryWriter(name.slice(0, name.lastIndexOf(':'))).manifest(digest);
    return (manifests as { platform: { architecture: string } }[]).map(({ platform }) => platform.architecture);
  };

  test('are one leg, where the files of a build fit every machine', async () => {
    const origin = new Origin().take('static-html', 'site');
    const done = await run(origin, origin.push(origin.commit()));
    expect(told(done)).toBe('success');
    const { images = '{}' } = done.jobs.services?.outputs ?? {};
    const [image = ''] = Object.values(JSON.parse(images) as Record<string, string>);
    expect(await platformsOf(image)).toEqual(expect.arrayContaining(['amd64', 'arm64']));
  });

  test('are a leg each and one image afterwards, where steps run on the platform', async () => {
    const origin = new Origin();
    const sha = origin.commit({
      Dockerfile: 'FROM scratch\nCOPY page.html /\n',
      'page.html': `<h1>${process.pid}</h1>\n`,
    });
    const done = await run(origin, origin.tag(sha, 'v2.0.1'));
    expect(told(done)).toBe('success');
    const { images = '{}' } = done.jobs.services?.outputs ?? {};
    const [image = ''] = Object.values(JSON.parse(images) as Record<string, string>);
    expect(image).toMatch(/:v2\.0\.1@sha256:/);
    expect((await platformsOf(image)).slice(0, 2)).toEqual(['amd64', 'arm64']);
  });
});
