import type { AipackError } from '../../src/schema/errors.ts';
import { normaliseCommand, type UniversalBuild } from '../../src/schema/universal-build.ts';

/** What another builder plans for an example. */
export interface Plan {
  readonly name: string;
  readonly tools?: readonly string[];
  readonly providers?: readonly string[];
  readonly package_managers: readonly string[];
  readonly install_and_build: readonly string[];
  readonly start: string | null;
  readonly static?: boolean;
}

export interface Verdict {
  readonly kind: 'agrees' | 'refused' | 'differs';
  readonly why: string;
}

/** Refusals that say what is missing, and so leave the user with the next step. */
const PRECISE = new Set(['VERSION_UNAVAILABLE', 'FEATURE_UNSUPPORTED', 'PACKAGE_UNKNOWN']);

/** Our word for the tools and providers of the others. Tools that accompany a language stand for nothing. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  node: ['javascript', 'typescript'],
  bun: ['javascript', 'typescript'],
  deno: ['typescript', 'javascript'],
  python: ['python'],
  go: ['go'],
  java: ['java', 'kotlin', 'scala', 'groovy'],
  scala: ['scala'],
  rust: ['rust'],
  ruby: ['ruby'],
  php: ['php'],
  dotnet: ['csharp', 'fsharp', 'vb'],
  'c#': ['csharp'],
  'f#': ['fsharp'],
  elixir: ['elixir'],
  cmake: ['c++', 'c'],
  meson: ['c++', 'c'],
  dart: ['dart'],
  zig: ['zig'],
  cobol: ['cobol'],
  staticfile: ['html'],
};

const BUILD_SYSTEMS: Readonly<Record<string, string>> = { 'go-mod': 'go' };

/** Compares by meaning: language, package manager, whether something is built, whether files are served, and what is started. */
export function compareWithPlan(plan: Plan, result: readonly UniversalBuild[] | AipackError): Verdict {
  if (result instanceof Error) return compareRefusal(plan, result);
  const differences = result.map((build) => ({ build, found: differencesOf(plan, build) }));
  const fitting = differences.find(({ found }) => found.length === 0);
  if (fitting !== undefined) return { kind: 'agrees', why: fitting.build.runtime.command.join(' ') };
  const least = differences.sort((a, b) => a.found.length - b.found.length)[0];
  return { kind: 'differs', why: least?.found.join('; ') ?? 'nothing was found' };
}

function compareRefusal(plan: Plan, error: AipackError): Verdict {
  const first = error.message.split('\n')[0] ?? '';
  if (PRECISE.has(error.code)) return { kind: 'refused', why: first };
  // A plan without a start command is a library to the other builder as well.
  if (error.code === 'NOTHING_DETECTED' && (plan.start ?? '') === '')
    return { kind: 'agrees', why: 'nothing to start' };
  return { kind: 'differs', why: first };
}

function differencesOf(plan: Plan, build: UniversalBuild): string[] {
  const found: string[] = [];
  const static_ = build.runtime.packages.some((name) => name.startsWith('nginx')) && build.metadata.language !== 'php';
  const planStatic =
    plan.static === true ||
    (/caddy run|\bnginx\b/.test(plan.start ?? '') && !(plan.start ?? '').includes('php')) ||
    plan.providers?.includes('staticfile') === true;
  const language = expectedLanguages(plan);
  if (language.length > 0 && !language.includes(build.metadata.language))
    found.push(`language ${build.metadata.language}, theirs ${language.join('/')}`);
  const managers = plan.package_managers.map((name) => BUILD_SYSTEMS[name] ?? name);
  if (managers.length > 0 && !managers.includes(build.metadata.build_system))
    found.push(`build system ${build.metadata.build_system}, theirs ${managers.join('/')}`);
  if (static_ !== planStatic)
    found.push(static_ ? 'we serve files, they start a server' : 'they serve files, we start a server');
  const commands = build.build.commands.map((command) => normaliseCommand(command).run);
  if (builds(plan.install_and_build) && !builds(commands))
    found.push(`they build: ${plan.install_and_build.join(' ; ')}`);
  if (!static_ && !planStatic && !sameStart(plan, build))
    found.push(`start ${build.runtime.command.join(' ')}, theirs ${plan.start ?? ''}`);
  return found;
}

function expectedLanguages(plan: Plan): readonly string[] {
  // PHP plans list only the tools for assets, so their start command tells.
  if (/start-container|php-fpm/.test(plan.start ?? '')) return ['php'];
  const names = plan.tools ?? plan.providers ?? [];
  // A language that is built beside another's tools is the project's: asset tools and interpreters of build tools come last.
  const order = [
    'cobol',
    'php',
    'go',
    'java',
    'scala',
    'rust',
    'ruby',
    'elixir',
    'dotnet',
    'c#',
    'f#',
    'cmake',
    'meson',
    'deno',
    'dart',
    'zig',
    'staticfile',
    'python',
    'bun',
    'node',
  ];
  const first = order.find((name) => names.includes(name));
  const both = names.includes('python') && (names.includes('node') || names.includes('bun'));
  return first === undefined ? [] : [...(LANGUAGES[first] ?? []), ...(both ? (LANGUAGES.node ?? []) : [])];
}

function builds(commands: readonly string[]): boolean {
  return commands.some((line) =>
    /\brun build\b|\brun prod(?:uction)?\b|\bnx (?:run|build)|go build|cargo build|\bpublish\b|mix compile|\bmvn\b|gradlew?\b|cmake --build|meson compile|turbo run build|sbt |compile exe|zig build|next build|cobc /.test(
      line,
    ),
  );
}

/** Words of a start command that say what runs: files, modules, servers. */
function sameStart(plan: Plan, build: UniversalBuild): boolean {
  const theirs = plan.start ?? '';
  const ours = build.runtime.command.join(' ');
  const reason = build.metadata.reasoning.find(({ what }) => what === 'start command');
  if (theirs === '') return true;
  if (/^(?:npm|yarn|pnpm|bun) run start$|^(?:npm|yarn|pnpm) start$/.test(theirs))
    return (
      /^scripts\.(?:start|serve)/.test(reason?.because ?? '') ||
      reason?.because.includes('Procfile') === true ||
      build.metadata.framework !== undefined
    );
  if (/\bphp-fpm\b|start-container/.test(theirs)) return ours.includes('serve');
  if (/\bjava\b/.test(theirs)) return ours.startsWith('java');
  if (/^\.\/(?:index$|cobol|out|bin|target|zig-out|build)\b|\/build\/|_build\/|^mix phx|ASPNETCORE/.test(theirs))
    return /^(?:\/usr\/local\/bin\/|dotnet |\/app\/bin\/|java )/.test(ours);
  if (/turbo run start|cd apps\/|next start/.test(theirs)) return ours.includes('next') && ours.includes('start');
  const words = theirs
    .split(/[\s;&|]+/)
    .filter((word) => /\.(?:py|js|mjs|ts|rb|sh|ru)$|:\w+$|^gunicorn$|^uvicorn$|^puma$|rails$|wsgi/.test(word))
    .map((word) => word.replace(/^\.\//, '').replace(/\.wsgi(?::\w+)?$/, '.wsgi'));
  const mine = ours.replace(/:application\b/, '');
  return words.length === 0
    ? ours.includes(theirs.replace(/^sh |^bash /, '').split(' ')[0] ?? '')
    : words.some((word) => mine.includes(word.replace(/:application$/, '').replace(/^.*dist\/.*\//, '')));
}
