import { posix } from 'node:path';
import { asStrings } from '../core/manifests/document.ts';
import type { Folder } from '../core/folder.ts';
import type { CopyEntry } from '../core/types.ts';
import { parseJson } from '../../untrusted/json.ts';

/** One instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string;
  readonly args: string;
  readonly line: number;
}

/** The instructions from one FROM to the next. */
export interface Stage {
  readonly name: string | undefined;
  /** The image that it stands on at last. */
  readonly image: string;
  readonly workdir: string;
  /** The stage that it goes on from. */
  readonly base: Stage | undefined;
  readonly instructions: readonly Instruction[];
}

/** The instructions of a Dockerfile, hidden by ignore files or not; undefined where there is none. */
export function dockerfileIn(folder: Folder, file = 'Dockerfile'): readonly Instruction[] | undefined {
  const text = folder.peek(file);
  return text === undefined ? undefined : instructionsOf(text);
}

/** One instruction a logical line: a backslash goes on in the next one. */
function instructionsOf(text: string): readonly Instruction[] {
  const found: Instruction[] = [];
  let open: Instruction | undefined;
  for (const [index, source] of text.split('\n').entries()) {
    const piece = source.trim();
    if (piece === '' || piece.startsWith('#')) continue;
    const part = piece.replace(/\\$/, '').trim();
    const [name = '', ...rest] = part.split(/\s+/);
    const current: Instruction =
      open === undefined
        ? { name: name.toUpperCase(), args: rest.join(' '), line: index + 1 }
        : { ...open, args: `${open.args} ${part}` };
    open = piece.endsWith('\\') ? current : undefined;
    if (open === undefined) found.push(current);
  }
  return open === undefined ? found : [...found, open];
}

/** The stages in order; one that goes on from an earlier one begins in that one's folder. */
export function stagesOf(all: readonly Instruction[]): readonly Stage[] {
  const stages: Stage[] = [];
  const starts = all.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  for (const [order, start] of starts.entries()) {
    const words = (all[start]?.args ?? '').split(/\s+/).filter((word) => !word.startsWith('--'));
    const instructions = all.slice(start + 1, starts[order + 1]);
    const base = stages.find(({ name }) => name !== undefined && name === words[0]);
    const workdir = instructions
      .filter(({ name }) => name === 'WORKDIR')
      .reduce((path, { args }) => posix.resolve(path, unquoted(args)), base?.workdir ?? '/');
    const image = base?.image ?? words[0] ?? '';
    stages.push({ name: words[1]?.toLowerCase() === 'as' ? words[2] : undefined, image, workdir, base, instructions });
  }
  return stages;
}

/** What a COPY of the last stage puts below its working folder. */
export interface StageCopy {
  /** Whether another stage has it, rather than the checkout. */
  readonly made: boolean;
  /** From the working folder of that stage, or from the checkout. */
  readonly from: string;
  /** From the working folder. */
  readonly to: string;
}

/** The copies of the last stage; those that lead elsewhere, and those of a whole checkout, are left out. */
export function stageCopies(stages: readonly Stage[]): readonly StageCopy[] {
  const last = stages.at(-1);
  return (last?.instructions ?? [])
    .filter(({ name }) => name === 'COPY' || name === 'ADD')
    .flatMap(({ args }) => copiesOf(args, last?.workdir ?? '/', stages));
}

function copiesOf(args: string, workdir: string, stages: readonly Stage[]): readonly StageCopy[] {
  const words = args.split(/\s+/);
  const first = words.findIndex((word) => !word.startsWith('--'));
  const stage = words.slice(0, Math.max(first, 0)).flatMap((word) => /^--from=(.+)$/.exec(word)?.[1] ?? [])[0];
  const rest = words.slice(first).join(' ');
  const paths = rest.startsWith('[') ? asStrings(parseJson(rest)) : words.slice(first).map(unquoted);
  const target = paths.at(-1);
  if (first === -1 || target === undefined || paths.some((path) => /[$*?]/.test(path))) return [];
  const source = stages.find(({ name }, index) => name === stage || String(index) === stage);
  const base = stage === undefined ? '/' : source?.workdir;
  if (base === undefined) return [];
  const to = posix.relative(workdir, posix.resolve(workdir, target)) || '.';
  return paths.slice(0, -1).flatMap((path) => {
    const from = posix.relative(base, posix.resolve(base, path));
    const place = posix.resolve(workdir, target, target.endsWith('/') ? posix.basename(path) : '.');
    if (stage === undefined && isSettings(place)) return [{ made: false, from, to: place }];
    const given = source === undefined ? [] : settingsIn(source, posix.resolve(base, path), place);
    if (given.length > 0) return given;
    const outside = [from, to].some((each) => each === '..' || each.startsWith('../'));
    const into = target.endsWith('/') && to !== '.' ? `${to}/` : to;
    return from === '' || outside ? [] : [{ made: stage !== undefined, from, to: into }];
  });
}

/** Whether a file of settings lies where a program looks for its own: there it is in this image, too. Those of the system are the image's. */
function isSettings(path: string): boolean {
  return /^\/etc\/(?!nginx|ssl|supervisor)[\w-]+\/[\w./-]+\.(?:ya?ml|toml|json|ini|conf|cfg)$/.test(path);
}

/** Settings that an earlier stage has taken from the checkout into a folder which is copied as a whole. */
function settingsIn(stage: Stage, folder: string, to: string): readonly StageCopy[] {
  return stage.instructions
    .filter(({ name, args }) => name === 'COPY' && !/--from=|[[$*?]/.test(args))
    .flatMap(({ args }) => {
      const words = args.split(/\s+/).filter((word) => !word.startsWith('--'));
      const target = words.at(-1) ?? '';
      return words.slice(0, -1).flatMap((from) => {
        const place = posix.resolve(stage.workdir, target, target.endsWith('/') ? posix.basename(from) : '.');
        const moved = posix.join(to, posix.relative(folder, place));
        return place.startsWith(`${folder}/`) && isSettings(moved) ? [{ made: false, from, to: moved }] : [];
      });
    });
}

/** Scripts that wrap the start of another image. */
function isWrapper(path: string): boolean {
  const name = posix.basename(path);
  return name.includes('entrypoint') || name.endsWith('.sh');
}

/** What of the checkout the last stage has beside the program, whether it copies that itself or takes it from another stage. */
export function besideProgram(folder: Folder, copies: readonly StageCopy[]): readonly CopyEntry[] {
  return copies.flatMap(({ from, to }) => {
    if (isWrapper(from)) return [];
    if (folder.hasFolder(from)) return [{ from, to: to.replace(/\/$/, '') }];
    if (!folder.has(from)) return [];
    const whole = to === '.' || to.endsWith('/') ? posix.join(to, posix.basename(from)) : to;
    return [{ from, to: whole }];
  });
}

/** A program of the start command, where the last stage has the folder that it was built into as its own. */
export function builtPath(folder: Folder, copies: readonly StageCopy[], word: string): string {
  const outputs = copies.filter(({ made, from, to }) => made && to === '.' && !folder.hasFolder(from));
  const [only] = outputs;
  const fits = /^(?:\.\/)?[\w./-]+\.[cm]?js$/.test(word) && !folder.has(word);
  return fits && only !== undefined && outputs.length === 1 ? posix.join(only.from, word) : word;
}

/** Variables of the tools that made the other image, or of this one's own making. */
const OWN =
  /^(?:PATH|HOME|USER|HOSTNAME|PORT|SHELL|TERM|TZ|CI|DEBUG|LANG|LANGUAGE|LC_\w+|LD_\w+|ASPNETCORE_HTTPS?_PORTS|DEBIAN_FRONTEND|ECTO_IPV6|VIRTUAL_ENV|[A-Z]+_VERSION|(?:BUN|BUNDLE|CARGO|COMPOSER|CONDA|COREPACK|DENO|DOTNET|ERL|GEM|GO|GRADLE|HEX|JAVA|MAVEN|MIX|NODE|NPM|PDM|PHP|PIP|PIPENV|PLAYWRIGHT|PNPM|POETRY|PUPPETEER|PYTHON|RAILS|RACK|RUBY|RUST|UV|YARN)_?\w*)$/i;

/** What nobody should find in an image, or what only holds where the program is worked on. */
const UNFIT = /KEY|PASS|SECRET|TOKEN|SALT|CREDENTIAL/i;
const DEVELOPMENT = /^(?:dev|develop|development|local|test|testing|debug)$/i;

/** Settings that the last stage, or one that it goes on from, gives the program by ENV: words and addresses, no places of that image, and none that its own steps are for. */
export function stageSettings(
  last: Stage,
  isData: (value: string) => boolean,
  filled: (value: string) => string,
): Readonly<Record<string, string>> {
  const instructions: Instruction[] = [];
  for (let stage: Stage | undefined = last; stage !== undefined; stage = stage.base)
    instructions.unshift(...stage.instructions);
  const written = instructions.flatMap(({ name, args }) => (name === 'ENV' ? assignments(args) : []));
  const all = written.map(([name, value]) => [name, isData(filled(value)) ? filled(value) : value] as const);
  const steps = instructions.filter(({ name }) => name !== 'CMD' && name !== 'ENTRYPOINT').map(({ args }) => args);
  const used = new Set([...steps.join('\n').matchAll(/\$\{?(\w+)/g)].map((match) => match[1]));
  const fits = all.filter(
    ([name, value]) =>
      !used.has(name) &&
      !OWN.test(name) &&
      !UNFIT.test(name) &&
      !DEVELOPMENT.test(value) &&
      (isData(value) || /^[^$/\\\s]{1,200}$/.test(value)),
  );
  return Object.fromEntries(fits);
}

function assignments(args: string): readonly (readonly [string, string])[] {
  const old = /^([A-Za-z_]\w*)\s+(\S.*)$/.exec(args);
  if (old?.[1] !== undefined) return [[old[1], unquoted(old[2] ?? '')]];
  return [...args.matchAll(/(?<=^|\s)([A-Za-z_]\w*)=("[^"]*"|'[^']*'|\S*)/g)].map(([, name = '', value = '']) => [
    name,
    unquoted(value),
  ]);
}

export function unquoted(text: string): string {
  return /^"[^"]*"$|^'[^']*'$/.test(text) ? text.slice(1, -1) : text;
}
