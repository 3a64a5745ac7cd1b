import { commandsOf } from '../../../core/start-line.ts';
import type { Runners } from '../knowledge.ts';
import { withoutRunners } from './development.ts';
import { fitting, hasFlag, type CommandPattern } from './pattern.ts';

/** A tool that writes source which the rest imports. */
interface Generator extends CommandPattern {
  /** Files that say what it makes. */
  readonly files: readonly string[];
}

const CODEGEN = ['ts', 'js', 'mts', 'mjs', 'cjs', 'yml', 'yaml', 'json'].flatMap((ending) => [
  `codegen.${ending}`,
  `graphql.config.${ending}`,
]);
const BY_SCHEMA = 'makes source of a schema';
const BY_DOCUMENTS = 'makes source of queries';

const GENERATORS: readonly Generator[] = [
  { command: 'graphql-codegen', files: CODEGEN, why: BY_DOCUMENTS },
  { command: 'gql-gen', files: CODEGEN, why: BY_DOCUMENTS },
  { command: 'graphql-codegen-esm', files: CODEGEN, why: BY_DOCUMENTS },
  { command: 'relay-compiler', files: ['relay.config.js', 'relay.config.json'], why: BY_DOCUMENTS },
  {
    command: 'drizzle-kit',
    then: ['generate*'],
    files: ['drizzle.config.ts', 'drizzle.config.js', 'drizzle.config.mjs', 'drizzle.config.json'],
    why: 'makes the steps of migrations',
  },
  { command: 'buf', then: ['generate'], files: ['buf.gen.yaml', 'buf.gen.yml'], why: BY_SCHEMA },
  { command: 'grpc_tools_node_protoc', files: [], why: BY_SCHEMA },
  { command: 'pbjs', files: [], why: BY_SCHEMA },
  { command: 'pbts', files: [], why: BY_SCHEMA },
  { command: 'proto-loader-gen-types', files: [], why: BY_SCHEMA },
  { command: 'protoc', files: [], why: BY_SCHEMA },
  { command: 'openapi-ts', files: ['openapi-ts.config.ts', 'openapi-ts.config.js'], why: BY_SCHEMA },
  { command: 'openapi-typescript', files: ['redocly.yaml'], why: BY_SCHEMA },
  {
    command: 'orval',
    files: ['orval.config.ts', 'orval.config.js', 'orval.config.cjs', 'orval.config.mjs'],
    why: BY_SCHEMA,
  },
  { command: 'paraglide-js', then: ['compile'], files: ['project.inlang/settings.json'], why: BY_SCHEMA },
  { command: 'panda', then: ['codegen'], files: ['panda.config.ts', 'panda.config.mjs'], why: BY_SCHEMA },
  { command: 'swagger-typescript-api', files: [], why: BY_SCHEMA },
  { command: 'typechain', files: [], why: BY_SCHEMA },
  { command: 'zenstack', then: ['generate'], files: [], why: BY_SCHEMA },
];

/** The generator that a command line runs once, and not at every change. */
export function generatorIn(line: string, runners: Runners): Generator | undefined {
  for (const words of commandsOf(line)) {
    const plain = withoutRunners(words, runners);
    const found = hasFlag(plain, ['--watch', '-w']) ? undefined : fitting(GENERATORS, plain);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Programs that check types, as build scripts run them before the build itself. */
export const CHECKERS: readonly CommandPattern[] = ['svelte-check', 'tsc', 'vue-tsc'].map((command) => ({
  command,
  why: 'reads the types that a framework makes',
}));
