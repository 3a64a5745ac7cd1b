/** @cost 75 */
import { cpSync, appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { type PythonIndex, servePythonIndex } from '../lab/python/package-index.ts';
import { answer, freePort } from '../support/answer.ts';
import { buildService, type BuiltService } from '../support/built-service.ts';
import { INDEX_VARIABLES } from '../support/lab-fixtures/prepare.ts';
import { expectOwnHome } from '../support/own-home.ts';

const lab = readLab();
/** No package of uv can be had for the lab on Debian. */
const withUv = lab.kind === 'docker';
const NOT_FOR_AN_IMAGE = /(?:^|\/)(?:sh|busybox|apk|pip[\d.]*|poetry|pipenv|pdm|uv|gcc|cc|make|Python\.h)$/;

/** Who runs, how many modules are compiled, and which of them count as outdated since they go by their source's time (PEP 552). */
const FACTS = `
import glob, json, os
compiled = glob.glob("/opt/venv/**/*.pyc", recursive=True)
stale = [path for path in compiled if open(path, "rb").read(8)[4] & 1 == 0]
print(json.dumps({"user": [os.getuid(), os.getgid()], "compiled": len(compiled), "stale": stale[:5]}))
`;

let index: PythonIndex | undefined;
let folder: string;

beforeAll(async () => {
  index = await servePythonIndex(lab);
  folder = mkdtempSync(join(tmpdir(), 'aipack-python-'));
});

afterAll(async () => {
  await index?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of a fixture that listens on `port`: containers share one network. */
function prepare(name: string, port: number): string {
  const copy = join(folder, name);
  cpSync(join('fixtures', name), copy, { recursive: true });
  writeFileSync(join(copy, '.env.example'), `PORT=${port}\n`);
  // Poetry knows other indexes only by the project's own settings.
  if (name === 'python-poetry' && index !== undefined)
    appendFileSync(join(copy, 'pyproject.toml'), `\n[[tool.poetry.source]]\nname = "lab"\nurl = "${index.url}"\n`);
  return copy;
}

function build(context: string, name: string): Promise<BuiltService> {
  const variables = index === undefined ? [] : INDEX_VARIABLES;
  const env = Object.fromEntries(variables.map((variable) => [variable, index?.url ?? '']));
  const args = variables.flatMap((variable) => ['--secret', `id=${variable},env=${variable}`]);
  return buildService(lab, context, { name, args, env });
}

describe.each([
  ['python-pip-flask', 'pip', '/health', ['gunicorn', 'app:app']],
  ['django', 'pip', '/health/', ['gunicorn', 'shop.wsgi:application']],
  ['python-poetry', 'poetry', '/health', ['uvicorn', 'main:app']],
  ['pipenv', 'pipenv', '/health', ['gunicorn', 'app:app']],
  ['python-pdm', 'pdm', '/health', ['waitress-serve']],
  ['python-hatch', 'pip', '/health', ['serve']],
  ['python-setup-py', 'pip', '/health', ['answer']],
  ['python-script', 'pip', '/health', ['python3', 'main.py']],
  ...(withUv ? ([['python-uv-fastapi', 'uv', '/health', ['uvicorn', 'app.main:api']]] as const) : []),
] as const)('fixtures/%s', (name, buildSystem, health, command) => {
  test('answers its health endpoint from an image that holds no tool, and is all cached the second time', async () => {
    const port = await freePort();
    const { again, image, report, start } = await build(prepare(name, port), name);
    expect(report.service).toMatchObject({ name, buildSystem });

    expect(image.config.config).toMatchObject({ User: '65532:65532', ExposedPorts: expect.anything() as unknown });
    expect(image.config.config.Entrypoint).toEqual(expect.arrayContaining([...command]));
    expect(image.config.config.Healthcheck?.Test.join(' ')).toContain(health);
    const programs = [...image.files].filter(([path, line]) => !line.startsWith('d') && NOT_FOR_AN_IMAGE.test(path));
    expect(programs).toEqual([]);

    const { container } = await start({ PORT: String(port) });
    try {
      const { status, body } = await answer(`http://127.0.0.1:${port}${health}`);
      expect({ status, body: JSON.parse(body) as unknown }).toEqual({ status: 200, body: { status: 'ok' } });
      if (name === 'django')
        expect(await answer(`http://127.0.0.1:${port}/static/shop.css`)).toMatchObject({ status: 200 });
      await expectOwnHome(image, container, 'python');
      const { stdout } = await container.exec(['python3', '-c', FACTS]);
      const facts = JSON.parse(stdout) as { user: number[]; compiled: number; stale: string[] };
      expect(facts).toMatchObject({ user: [65532, 65532], stale: [] });
      if (name !== 'python-script') expect(facts.compiled).toBeGreaterThan(20);
    } finally {
      await container.stop();
    }

    const second = await again();
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(report.digest);
  });
});
