import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_BACKENDS, BEHIND_SERVERS } from './order.ts';

/** Libraries that answer requests: what they are told to, they listen on, and Node.js, Bun or another server may stand around them. */
const LIBRARIES: readonly JavascriptFramework[] = [
  { id: 'express', before: ['elysia', 'fastify', 'hapi', 'koa', 'hono'], dependencies: ['express'] },
  { id: 'fastify', before: ['elysia'], dependencies: ['fastify'] },
  { id: 'hapi', before: ['elysia'], dependencies: ['@hapi/hapi'] },
  { id: 'koa', before: ['hono', 'elysia'], dependencies: ['koa'] },
  // The port is the default of `serve` in @hono/node-server, and of Bun's own server.
  { id: 'hono', before: ['elysia'], dependencies: ['hono'], hasFetch: true },
  { id: 'elysia', before: ['h3'], dependencies: ['elysia'], hasFetch: true },
  // What h3 makes has `fetch` since its second release.
  { id: 'h3', dependencies: ['h3'], hasFetch: true },
];

/** Frameworks with a server of their own that reads PORT. */
const BACKENDS: readonly JavascriptFramework[] = [
  {
    id: 'functions-framework',
    before: ['express', 'fastify', 'hapi', 'koa', 'hono', 'elysia', 'h3'],
    dependencies: ['@google-cloud/functions-framework'],
    port: 8080,
    readsPort: true,
    // Its own program serves one function, by the name that the source registers or exports it with.
    entrypoint(view) {
      const text = view
        .sources()
        .map((source) => source.text)
        .join('\n');
      const target =
        /\.(?:http|cloudEvent)\(\s*['"`]([\w-]+)['"`]/.exec(text)?.[1] ??
        /\bexports\.(?!__esModule\b)(\w+)\s*=/.exec(text)?.[1];
      const program = ['node', 'node_modules/@google-cloud/functions-framework/build/src/main.js'];
      return target === undefined ? undefined : [...program, `--target=${target}`];
    },
  },
  {
    // Its command line is what an application has; a part of another application has @mastra/core alone.
    id: 'mastra',
    before: ['nestjs', 'adonis'],
    dependencies: ['mastra'],
    buildTime: true,
    port: 4111,
    buildCommand: ['mastra', 'build'],
    output: () => ({
      kind: 'server',
      command: ['node', '.mastra/output/index.mjs'],
      copy: [{ from: '.mastra/output', to: '.mastra/output' }],
      because: 'Mastra builds a server there, with the modules it needs',
    }),
    runtimeEnv: { MASTRA_HOST: '0.0.0.0' },
  },
  {
    id: 'xmcp',
    before: ['nestjs', 'adonis'],
    dependencies: ['xmcp'],
    port: 3001,
    readsPort: true,
    buildCommand: ['xmcp', 'build'],
  },
  {
    id: 'medusa',
    before: ['nestjs', 'adonis'],
    dependencies: ['@medusajs/framework'],
    port: 9000,
    buildCommand: ['medusa', 'build'],
    // Medusa 2: its build is a project of its own, to be started from where it lies.
    output: () => ({
      kind: 'server',
      command: ['node', 'node_modules/@medusajs/cli/cli.js', 'start'],
      copy: [
        { from: 'node_modules', to: 'node_modules' },
        { from: '.medusa/server', to: '.' },
      ],
      because: 'Medusa builds a server there, which needs the dependencies',
    }),
    healthEndpoints: () => ({ value: '/health', because: 'Medusa serves it by default' }),
  },
  {
    id: 'adonis',
    dependencies: ['@adonisjs/core'],
    port: 3333,
    buildCommand: ['node', 'ace', 'build'],
    runtimeEnv: { HOST: '0.0.0.0' },
  },
  {
    id: 'strapi',
    dependencies: ['@strapi/strapi'],
    port: 1337,
    buildCommand: ['strapi', 'build'],
    // Strapi keeps its own health route, which answers 204.
    healthEndpoints: () => ({ value: '/_health', because: 'Strapi serves it by default' }),
    runtimeEnv: { HOST: '0.0.0.0' },
  },
];

export const SERVER_FRAMEWORKS: readonly JavascriptFramework[] = [
  ...LIBRARIES.map((library) => ({
    port: 3000,
    handlesOnly: true,
    ...library,
    before: [...(library.before ?? []), ...BEHIND_SERVERS],
  })),
  ...BACKENDS.map((backend) => ({
    readsPort: true,
    ...backend,
    before: [...(backend.before ?? []), ...BEHIND_BACKENDS],
  })),
];
