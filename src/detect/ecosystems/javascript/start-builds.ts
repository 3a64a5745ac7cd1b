import { lookup } from '../../../untrusted/lookup.ts';
import type { JavascriptKnowledge, Runners } from './knowledge.ts';
import { fitting, type CommandPattern } from './commands/pattern.ts';
import { withoutRunners } from './commands/development.ts';
import { inSeries, isMoreThanSeries, partsOf } from './commands/series.ts';

const WHY = 'builds';

/** Commands that only build, with what makes other commands of the same tools. */
const BUILDS: readonly CommandPattern[] = [
  ...[
    'babel',
    'node-sass',
    'postcss',
    'sass',
    'rollup',
    'rspack',
    'swc',
    'tailwindcss',
    'tsup',
    'tsdown',
    'unbuild',
    'webpack',
    'tsc',
    'tsc-alias',
  ].map((command) => ({ command, except: ['serve', '-w', '--watch*'], why: WHY })),
  ...[
    'astro',
    'esbuild',
    'gulp',
    'ncc',
    'nest',
    'next',
    'ng',
    'nuxi',
    'nuxt',
    'parcel',
    'react-router',
    'react-scripts',
    'remix',
    'strapi',
    'vite',
    'vue-cli-service',
  ].map((command) => ({ command, then: ['build'], why: WHY })),
  ...['rimraf', 'del-cli', 'cpx', 'copyfiles'].map((command) => ({ command, why: WHY })),
];

/** Scripts that build, by their names. */
const NAMED = /^(?:build|compile|clean|prebuild)(?:[:_-][\w:-]+)?$/;

/** A start line without what only builds, and that. */
export interface BuiltLine {
  readonly line: string;
  /** Commands that build, in order. */
  readonly builds: readonly string[];
}

/**
 * Takes the building, and the installing, out of a line that builds and then starts: the image has what they make, the tools are gone,
 * and the user of the container may write nothing there.
 */
export function withoutBuilds(
  line: string,
  scripts: Readonly<Record<string, string>>,
  knowledge: Pick<JavascriptKnowledge, 'managers' | 'runners'>,
  depth = 0,
): BuiltLine {
  const { managers, runners } = knowledge;
  const serial = inSeries(line, scripts);
  if (isMoreThanSeries(serial.replace(/\$\{?PORT\b[^}\s]*\}?/g, ''))) return { line, builds: [] };
  const parts = [...partsOf(serial)];
  const last = parts.pop() ?? '';
  const isInstall = (words: readonly string[]) =>
    managers.some(({ programs, installs }) => {
      if (!programs.includes(words[0] ?? '')) return false;
      // Yarn alone installs; with a word behind it runs that.
      const fits = installs.some(
        ({ command }) => command.length > 1 && command.every((word, at) => word === words[at]),
      );
      return fits || words.slice(1).every((word) => word.startsWith('-'));
    });
  const context = { scripts, runners, known: new Map<string, boolean>() };
  const builds: string[] = [];
  const kept = parts.filter((part) => {
    if (isInstall(part.split(/\s+/))) return false;
    if (!onlyBuilds(part, context)) return true;
    builds.push(part);
    return false;
  });
  // The command that ends the line may be a script that builds as well.
  const words = last.split(/\s+/);
  const inner = withoutRunners(words, runners);
  const script = inner === words || inner.length > 1 ? undefined : lookup(scripts, inner[0] ?? '');
  const below = script === undefined || depth > 3 ? undefined : withoutBuilds(script, scripts, knowledge, depth + 1);
  const ends = below === undefined || below.line === script ? last : below.line;
  return builds.length === 0 && ends === last && kept.length === parts.length
    ? { line, builds: [] }
    : { line: [...kept, ends].join(' && '), builds: [...builds, ...(below?.builds ?? [])] };
}

/** What is known of the scripts of a package. `known` holds answers by depth and script: a line may run one many times over. */
interface Context {
  readonly scripts: Readonly<Record<string, string>>;
  readonly runners: Runners;
  readonly known: Map<string, boolean>;
}

/** Whether a command is a tool that builds, or a script that is called so or runs nothing else. */
function onlyBuilds(part: string, context: Context, depth = 0): boolean {
  const { scripts, runners, known } = context;
  const words = part.trim().split(/\s+/);
  const plain = withoutRunners(words, runners);
  const [name = ''] = plain;
  const line = plain === words || /^cross-env$/.test(words[0] ?? '') ? undefined : lookup(scripts, name);
  if (line === undefined) return fitting(BUILDS, plain) !== undefined;
  if (NAMED.test(name)) return true;
  const key = `${depth} ${name}`;
  const parts = () => inSeries(line, scripts).split('&&');
  const answer = known.get(key) ?? (depth < 3 && parts().every((each) => onlyBuilds(each, context, depth + 1)));
  known.set(key, answer);
  return answer;
}
