import { expect, test } from '@jest/globals';
import { asPort, type HintSource } from '../../../../src/detect/core/hint.ts';
import { asString } from '../../../../src/detect/core/manifests/document.ts';
import { detect } from '../../../../src/detect/detect.ts';
import { hint, openBeside } from '../../../../src/detect/hints/peek.ts';
import { createRegistry } from '../../../../src/detect/registry.ts';
import { memoryRepository } from '../../../../src/detect/repository.ts';
import { decision } from '../../../support/detect/detecting.ts';
import { indexCatalog } from '../../../support/detect/index-catalog.ts';

/** The file of a hosting platform that nobody else knows. */
const skyhook: HintSource = {
  id: 'skyhook',
  before: ['dockerfile'],
  read(folder) {
    const document = openBeside(folder, 'skyhook.yaml');
    if (document === undefined) return {};
    return {
      ...hint('start', document, asString(document.get('run')), 'skyhook.yaml runs it', ['run']),
      ...hint('port', document, asPort(document.get('port')), 'skyhook.yaml names it', ['port']),
    };
  },
};

const files = {
  'requirements.txt': 'flask',
  'shop.py': 'from flask import Flask\napp = Flask(__name__)\n',
  'skyhook.yaml': 'port: 4711\nrun: gunicorn shop:app\n',
  Dockerfile: 'FROM python\nEXPOSE 1234\n',
};

function detecting(hints: readonly HintSource[], more: Readonly<Record<string, string>> = {}) {
  const registry = createRegistry({ hints });
  const repository = memoryRepository({ ...files, ...more }, 'shop', { registry });
  const { builds } = detect({ repository, catalog: indexCatalog(), registry });
  const [build] = builds;
  if (build === undefined) throw new Error('nothing was detected');
  return build;
}

test("a platform's file says how to start, and where the service listens", () => {
  const build = detecting([skyhook]);
  expect(build.runtime).toMatchObject({ command: ['gunicorn', 'shop:app'], ports: [4711] });
  expect(decision(build, 'start command')).toBe('gunicorn shop:app (skyhook.yaml:2)');
  expect(decision(build, 'port')).toBe('4711 (skyhook.yaml:1)');
});

test('after what it does not precede, a Procfile say, and before what it does', () => {
  const build = detecting([{ ...skyhook, before: ['dockerfile'] }], { Procfile: 'web: gunicorn shop:app --threads 2' });
  expect(build.runtime).toMatchObject({ command: ['gunicorn', 'shop:app', '--threads', '2'], ports: [4711] });
});

test('what it has several of, and chooses none, is told where nothing says how to start', () => {
  const unchosen: HintSource = {
    id: 'skyhook',
    read: () => ({}),
    unchosen: (folder) => ({
      code: 'PROCESSES_UNCHOSEN',
      message: 'skyhook.yaml names two',
      location: folder.where('skyhook.yaml'),
    }),
  };
  const told = (more: Readonly<Record<string, string>>) => {
    const registry = createRegistry({ hints: [unchosen] });
    const repository = memoryRepository({ ...files, ...more }, 'shop', { registry });
    return detect({ repository, catalog: indexCatalog(), registry }).notices.filter(
      ({ code }) => code === 'PROCESSES_UNCHOSEN',
    );
  };
  expect(told({}).map(({ message, location }) => [message, location?.file])).toEqual([
    ['skyhook.yaml names two', 'skyhook.yaml'],
  ]);
  expect(told({ Procfile: 'a: gunicorn shop:app\nb: gunicorn shop:app --threads 2' })).toHaveLength(2);
  expect(told({ Procfile: 'web: gunicorn shop:app' })).toEqual([]);
});

test('without it the file says nothing', () => {
  expect(detecting([]).runtime.ports).not.toContain(4711);
});
