import { commandsOf } from '../../../core/start-line.ts';
import type { Runners } from '../knowledge.ts';
import { fitting, hasFlag, mentions, type CommandPattern } from './pattern.ts';

const SERVES = 'serves while someone develops';
const PREVIEWS = 'serves the files of a finished build';
const WATCHES = 'builds again at every change';

/** Commands that serve while someone develops, or that serve the files of a finished build. */
const DEVELOPMENT: readonly CommandPattern[] = [
  { command: 'astro', then: ['dev', 'preview'], why: SERVES },
  { command: 'browser-sync*', why: SERVES },
  { command: 'brunch', then: ['watch'], why: WATCHES },
  { command: 'craco', then: ['start'], why: SERVES },
  { command: 'docusaurus', then: ['start', 'serve'], why: SERVES },
  { command: 'docusaurus-start', why: SERVES },
  { command: 'eleventy', then: ['--serve'], why: SERVES },
  { command: 'ember', then: ['serve*'], why: SERVES },
  { command: 'expo', then: ['start'], why: SERVES },
  { command: 'gatsby', then: ['develop', 'serve'], why: SERVES },
  { command: 'gridsome', then: ['develop'], why: SERVES },
  { command: 'heft', then: ['*'], why: WATCHES },
  { command: 'hexo', then: ['s*'], why: SERVES },
  { command: 'http-server*', why: PREVIEWS },
  { command: 'lerna', then: ['run dev*'], why: SERVES },
  { command: 'live-server*', why: SERVES },
  { command: 'max', then: ['dev'], why: SERVES },
  { command: 'next', then: ['dev'], why: SERVES },
  { command: 'ng', then: ['serve', 's'], why: SERVES },
  { command: 'nuxi', then: ['dev', 'preview'], why: SERVES },
  { command: 'nuxt', then: ['dev', 'preview'], why: SERVES },
  { command: 'nuxti', then: ['dev', 'preview'], why: SERVES },
  { command: 'observable', then: ['preview'], why: SERVES },
  { command: 'parcel', except: ['build*'], why: SERVES },
  { command: 'polymer', then: ['serve'], why: SERVES },
  { command: 'preact', then: ['watch'], why: WATCHES },
  { command: 'quasar', then: ['dev'], why: SERVES },
  { command: 'react-router', then: ['dev'], why: SERVES },
  { command: 'react-scripts', then: ['start'], why: SERVES },
  { command: 'remix', then: ['dev', 'vite:dev'], why: SERVES },
  { command: 'rsbuild', then: ['dev', 'preview'], why: SERVES },
  { command: 'sanity', then: ['dev', 'start'], why: SERVES },
  { command: 'sapper', then: ['dev'], why: SERVES },
  { command: 'serve', why: PREVIEWS },
  { command: 'sirv*', why: PREVIEWS },
  { command: 'slidev', then: ['--*'], alone: true, why: SERVES },
  { command: 'snowpack', then: ['dev'], why: SERVES },
  { command: 'start-storybook', why: SERVES },
  { command: 'stencil', then: ['build'], flags: ['--serve*', '--watch*'], why: SERVES },
  { command: 'storybook*', why: SERVES },
  { command: 'svelte-kit', then: ['dev'], why: SERVES },
  { command: 'tsc', then: ['-w', '--watch'], why: WATCHES },
  { command: 'tsdx', then: ['watch'], why: WATCHES },
  { command: 'turbo', then: ['dev*', 'run dev*'], why: SERVES },
  { command: 'umi', then: ['dev'], why: SERVES },
  { command: 'vite', then: ['dev', 'serve', 'preview', '--*'], alone: true, why: SERVES },
  { command: 'vitepress', then: ['dev', 'preview'], why: SERVES },
  { command: 'vue-cli-service', then: ['serve'], why: SERVES },
  { command: 'vuepress', then: ['dev'], why: SERVES },
  { command: 'webpack', then: ['serve', '--watch', '-w'], why: WATCHES },
  { command: 'webpack-dev-server', why: SERVES },
];

/** Commands that run a server and start it again at every change: what they run is a server all the same. */
const RELOADERS: readonly CommandPattern[] = [
  { command: 'nest', then: ['start'], why: 'compiles before it starts' },
  { command: 'nodemon', why: WATCHES },
  { command: 'ts-node-dev', why: WATCHES },
  { command: 'tsnd', why: WATCHES },
  { command: 'tsx', then: ['watch'], why: WATCHES },
];

/** Whether a command line serves files for development rather than running a server in production. */
export function isDevelopmentServer(line: string, runners: Runners): boolean {
  const [words = [], ...others] = commandsOf(line);
  return fitting(DEVELOPMENT, withoutRunners(words, runners), others.length > 0) !== undefined;
}

/** Whether a command line runs a server that it starts again at every change. */
export function reloads(line: string): boolean {
  return fitting(RELOADERS, commandsOf(line)[0] ?? []) !== undefined;
}

/** What scripts and options are called that people work with. */
const FOR_PEOPLE = ['dev', 'develop', 'development', 'watch', 'nodemon', 'debug', 'inspect'];
const FOR_PEOPLE_FLAGS = ['--hot*', '--reload*'];

/** Whether a command line is, by the words in it, one for the time of development: `npm run dev`, `node --inspect server.js`. */
export function isForDevelopment(line: string): boolean {
  return FOR_PEOPLE.some((name) => mentions(line, name)) || hasFlag(commandsOf(line).flat(), FOR_PEOPLE_FLAGS);
}

/** Tools that build, and that with one of these options never end. */
const BUILDERS: readonly CommandPattern[] = [
  'babel',
  'esbuild',
  'gulp',
  'parcel',
  'rollup',
  'rspack',
  'sass',
  'swc',
  'tailwindcss',
  'tsc',
  'tsdown',
  'tsup',
  'unbuild',
  'vite',
  'webpack',
].map((command) => ({ command, flags: ['--watch*', '-w'], why: WATCHES }));

/** Whether a builder among the words of a command, behind runners or in node_modules, builds again at every change. */
export function watches(words: readonly string[]): boolean {
  const plain = words.map((word) => word.replace(/^node_modules\/(?:\.bin\/)?/, '').replace(/^([\w-]+)\/.*$/, '$1'));
  return plain.some((_, at) => fitting(BUILDERS, plain.slice(at)) !== undefined);
}

const BEFORE = new Set(['cross-env', 'exec']);
/** What a package manager calls the running of a tool or a script. */
const RUN = new Set(['exec', 'dlx', 'x', 'run']);

/** A command without the assignments and the programs in front that only start it. */
export function withoutRunners(words: readonly string[], { scripts, tools }: Runners): readonly string[] {
  let rest = words;
  for (;;) {
    const [head = '', next = ''] = rest;
    if (BEFORE.has(head) || tools.has(head) || /^\w+=/.test(head)) rest = rest.slice(1);
    else if (scripts.has(head)) rest = rest.slice(RUN.has(next) ? 2 : 1);
    else return rest;
    if (rest[0] === '--') rest = rest.slice(1);
    if (rest.length === 0) return words;
  }
}
