/** @cost 15 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { answer } from '../support/answer.ts';
import { buildService } from '../support/built-service.ts';
import { writeFiles } from '../support/write-files.ts';

const lab = readLab();
let folder: string;

/** Says whether each place can be written, and by whom. */
const SERVER = `
const { createServer } = require('node:http');
const { mkdirSync, writeFileSync } = require('node:fs');
const written = (place) => {
  try {
    writeFileSync(place + '/file', '');
    mkdirSync(place + '/more');
    return true;
  } catch (error) {
    return error.code;
  }
};
createServer((request, response) => {
  const places = ['/srv/data', '/app/uploads', '/app/cache/pages', '/app/lib'].map((place) => [place, written(place)]);
  response.end(JSON.stringify({ user: process.getuid(), ...Object.fromEntries(places) }));
}).listen(process.env.PORT || 3000);
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-data-'));
  const files = {
    'package.json': JSON.stringify({ name: 'writer', version: '1.0.0', scripts: { start: 'node server.js' } }),
    'server.js': SERVER,
    'compose.yaml': JSON.stringify({
      services: { web: { build: '.', volumes: ['data:/srv/data', 'uploads:/app/uploads', 'pages:/app/cache/pages'] } },
      volumes: { data: {}, uploads: {}, pages: {} },
    }),
  };
  writeFiles(folder, files);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('folders that a compose file mounts are there, and the user of the image writes them, and nothing else', async () => {
  const { start } = await buildService(lab, folder, { name: `data-folders-${process.pid}` });
  const { container, url } = await start();
  try {
    const { body } = await answer(new URL('/', url).href);
    expect(JSON.parse(body)).toEqual({
      user: 65532,
      '/srv/data': true,
      '/app/uploads': true,
      '/app/cache/pages': true,
      '/app/lib': 'ENOENT',
    });
  } finally {
    await container.stop();
  }
});
