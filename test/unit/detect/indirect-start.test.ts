import { describe, expect, test } from '@jest/globals';
import { detecting, detectingOne, problemsOf, type Files } from '../../support/detect/detecting.ts';

const FLASK = { 'requirements.txt': 'flask\ngunicorn\n', 'app.py': 'from flask import Flask\napp = Flask(__name__)\n' };
const RACK = { Gemfile: "gem 'rack'\ngem 'puma'\n", 'config.ru': '' };
const command = (files: Files) => detectingOne(files).runtime.command.join(' ');

describe('a start line that hands on', () => {
  test("is followed out of a platform's wrapper", () => {
    expect(command({ ...FLASK, Procfile: 'web: bin/start-nginx gunicorn app:app\n' })).toBe('gunicorn app:app');
  });

  test('is followed into the one command of a script', () => {
    const Procfile = 'web: ./run.sh\n';
    expect(
      command({ ...FLASK, Procfile, 'run.sh': '#!/bin/bash\nset -e\n# all\nexec uv run -- gunicorn app:app\n' }),
    ).toBe('gunicorn app:app');
    expect(command({ ...FLASK, Procfile, 'run.sh': '#!/bin/sh\nmkdir a\ngunicorn app:app\n' })).toBe('./run.sh');
    expect(command({ ...FLASK, Procfile, 'run.sh': '#!/bin/sh\ngunicorn app:app "$@"\n' })).toBe('./run.sh');
  });

  test('is followed to a target of make, and left for the framework where that is for development', () => {
    const Procfile = 'web: make run\n';
    expect(command({ ...FLASK, Procfile, Makefile: 'a: b\n\nrun:\n\t@gunicorn -w 3 app:app\n\nb:\n' })).toBe(
      'gunicorn -w 3 app:app',
    );
    expect(command({ ...FLASK, Procfile, Makefile: 'run:\n\tflask run --reload\n' })).toBe('gunicorn app:app');
  });
});

describe('what a start command needs', () => {
  test('is the shell that a script among its words asks for', () => {
    const { packages } = detectingOne({
      ...RACK,
      Procfile: 'web: bundle exec thrust bin/start-app\n',
      'bin/start-app': '#!/usr/bin/env bash\nbin/migrate\nbin/serve\n',
    }).runtime;
    expect(packages).toEqual(expect.arrayContaining(['bash', 'busybox']));
    expect(detectingOne({ ...RACK, Procfile: 'web: bundle exec puma\n' }).runtime.packages).not.toContain('busybox');
  });

  test('are the tools that its line calls', () => {
    const build = detectingOne({ ...FLASK, Procfile: 'web: rsync -a a/ b/ && gunicorn app:app\n' });
    expect(build.runtime.packages).toEqual(expect.arrayContaining(['busybox', 'rsync']));
  });
});

describe('the last stage of a Dockerfile', () => {
  const GO = { 'go.mod': 'module shop\n\ngo 1.26\n', 'main.go': 'package main\n\nfunc main() {}\n' };

  test('has the files that a compiled program reads', () => {
    const Dockerfile = `FROM golang AS build
WORKDIR /src
COPY . .
FROM scratch
WORKDIR /srv
COPY --from=build /src/shop /bin/shop
COPY --from=build --chown=1:1 /src/locale ./lang
COPY products.json docker-entrypoint.sh ./
COPY ui ui
COPY other /elsewhere
`;
    const files = { 'products.json': '[]', 'docker-entrypoint.sh': '', 'ui/a.html': '', 'locale/a': '', 'other/a': '' };
    expect(detectingOne({ ...GO, ...files, Dockerfile }).runtime.copy.slice(1)).toEqual([
      { from: 'locale', to: 'lang' },
      { from: 'products.json', to: 'products.json' },
      { from: 'ui', to: 'ui' },
    ]);
  });

  test('sets what the program is told, but no places, secrets and settings of tools', () => {
    const Dockerfile =
      'FROM a\nENV ECHO=no\nFROM b\nENV APP_MODE=production ADDRESS="0.0.0.0:80" DATA=/data API_KEY=x PYTHONPATH=a\nENV ECHO=hi OWNER=me\nRUN adduser ${OWNER}\n';
    expect(detectingOne({ ...GO, Dockerfile }).runtime.env).toEqual({
      ADDRESS: '0.0.0.0:80',
      APP_MODE: 'production',
      ECHO: 'hi',
    });
  });

  test('names a program in the folder that it takes from the build', () => {
    const Dockerfile =
      'FROM node AS build\nWORKDIR /app\nFROM node\nWORKDIR /app\nCOPY --from=build /app/dist .\nCMD ["node", "server.js"]\n';
    const manifest = { name: 'a', scripts: { build: 'node bundle.js' } };
    expect(command({ 'package.json': manifest, 'bundle.js': '', Dockerfile })).toBe('node dist/server.js');
  });
});

test('a script that starts a program of a language is no service of its own', () => {
  const message = problemsOf({ 'run.sh': '#!/bin/sh\nif true; then\n  exec java -jar app.jar\nfi\n' })[0]?.message;
  expect(message).toContain('run.sh starts java');
  expect(command({ 'run.sh': '#!/bin/sh\nnc -l 8080 # no java here\n' })).toBe('/bin/sh run.sh');
});

test('components of an app specification are services, pages among them', () => {
  const specification =
    'static_sites:\n  - name: pages\n    source_dir: pages\nservices:\n  - name: api\n    source_dir: /api\n';
  const files = {
    'pages/index.html': '',
    'api/go.mod': 'module api\n\ngo 1.26\n',
    'api/main.go': 'package main\n\nfunc main() {}\n',
  };
  const paths = (all: Files) => detecting(all).builds.map(({ metadata }) => metadata.path);
  expect(paths({ ...files, '.do/app.yaml': specification })).toEqual(['api', 'pages']);
  expect(paths(files)).toEqual(['api']);
});
