import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne } from '../../support/detect/detecting.ts';

const SCHEMA = 'generator client {\n  provider = "prisma-client-js"\n}\n';
const SERVER = 'require("http").createServer().listen(3000);\n';
const DEPENDENCIES = { dependencies: { '@prisma/client': '6.0.0' }, devDependencies: { prisma: '6.0.0' } };

describe("Prisma's client", () => {
  test('is generated after the install and before the build', () => {
    const build = detectingOne({
      'package.json': { name: 'a', scripts: { build: 'tsc', start: 'node server.js' }, ...DEPENDENCIES },
      'server.js': SERVER,
      'prisma/schema.prisma': SCHEMA,
    });
    expect(commandLines(build).slice(1, 3)).toEqual(['npx --no-install prisma generate', 'npm run build']);
    expect(build.runtime.packages).toContain('openssl');
  });

  test('is left to a build script that generates it', () => {
    const build = detectingOne({
      'package.json': {
        name: 'a',
        scripts: { build: 'prisma generate && tsc', start: 'node server.js' },
        ...DEPENDENCIES,
      },
      'server.js': SERVER,
      'prisma/schema.prisma': SCHEMA,
    });
    expect(commandLines(build).join('\n')).not.toContain('npx');
  });

  test('is made of the schema that an option of a script names', () => {
    const build = detectingOne({
      'package.json': {
        name: 'a',
        scripts: { start: 'node server.js', 'db:push': 'prisma db push --schema=./data/main.prisma' },
        ...DEPENDENCIES,
      },
      'server.js': SERVER,
      'data/main.prisma': SCHEMA,
    });
    expect(commandLines(build)).toContain('npx --no-install prisma generate --schema data/main.prisma');
  });

  test('gets a stand-in for the variables that its configuration insists on', () => {
    const build = detectingOne({
      'package.json': { name: 'a', scripts: { start: 'node server.js' }, ...DEPENDENCIES },
      'server.js': SERVER,
      'prisma.config.ts': "export default { schema: 'data', datasource: { url: env('DATABASE_URL') } };\n",
      'data/main.prisma': SCHEMA,
    });
    expect(commandLines(build)).toContain(
      'export DATABASE_URL=postgresql://localhost/build && npx --no-install prisma generate',
    );
  });

  test('is seen by an install whose script generates it, with its configuration', () => {
    const build = detectingOne({
      'package.json': {
        name: 'a',
        scripts: { postinstall: 'prisma generate', start: 'node server.js' },
        ...DEPENDENCIES,
      },
      'server.js': SERVER,
      'prisma.config.ts': "export default { schema: 'data/main.prisma' };\n",
      'data/main.prisma': SCHEMA,
    });
    expect(build.build.commands[0]).toHaveProperty('inputs', ['package.json', 'prisma.config.ts', 'data/main.prisma']);
  });

  test('of a member is generated there, and the service gets what its engine needs', () => {
    const services = detecting({
      'package.json': { name: 'root', private: true, workspaces: ['apps/*', 'packages/*'] },
      'apps/api/package.json': { name: 'api', scripts: { start: 'node server.js' }, dependencies: { db: '*' } },
      'apps/api/server.js': SERVER,
      'packages/db/package.json': { name: 'db', ...DEPENDENCIES },
      'packages/db/prisma/schema.prisma': SCHEMA,
    }).builds;
    const api = services.find(({ metadata }) => metadata.project_name === 'api');
    expect(api === undefined ? [] : commandLines(api)).toContain(
      'cd ../../packages/db && npx --no-install prisma generate',
    );
    expect(api?.runtime.packages).toContain('openssl');
  });

  test('in node_modules keeps managers from making that folder anew', () => {
    const files = (schema: string) => ({
      'package.json': { name: 'a', packageManager: 'bun@1.2.0', scripts: { start: 'node server.js' }, ...DEPENDENCIES },
      'server.js': SERVER,
      'prisma/schema.prisma': schema,
    });
    const removed = (schema: string) =>
      commandLines(detectingOne(files(schema))).some((line) => line.startsWith('rm '));
    expect(removed(SCHEMA)).toBe(false);
    expect(removed('generator client {\n  output = "../made"\n}\n')).toBe(true);
  });
});
