import type { Folder } from '../../core/folder.ts';
import { commandsOf, inside, type ToolCall } from '../../core/tool-call.ts';
import type { Project } from '../../core/project.ts';
import { readGradle, readSettings, type GradleScript } from './gradle-script.ts';

/** Plugins that run Node.js, with the word that names their folder. Those of the first kind take it from the path unless they are told to download it. */
const NODE_PLUGIN =
  /^com\.(?:github\.node-gradle\.(?:node|grunt|gulp)|moowork\.(?:node|grunt|gulp)|bmuschko\.npm|palantir\.npm-run)$/;
const FRONTEND_PLUGIN = /^org\.siouan\.frontend-jdk\d+$/;

/** What the scripts of a Gradle build run of other languages' tools: the project's own, the root's, and those of projects that they name. */
export function gradleCalls(project: Project, script: GradleScript, root: Folder): readonly ToolCall[] {
  const { folder } = project;
  const settings = readSettings(root)?.projects ?? new Map<string, string>();
  const named = [...settings].filter(
    ([path]) =>
      script.text.includes(`${path}:`) || script.text.includes(`${path}'`) || script.text.includes(`${path}"`),
  );
  const others = [root, ...named.map(([, place]) => root.sub(place))].filter(({ path }) => path !== folder.path);
  const scripts = [
    { script, place: folder },
    ...others.flatMap((place) => {
      const found = readGradle(place, root);
      return found === undefined ? [] : [{ script: found, place }];
    }),
  ];
  // A task of one project is often named by another's script.
  const all = scripts.map((each) => each.script.text).join('\n');
  return scripts.flatMap((each) => {
    const places = { here: folder.relative(each.place.path), root: folder.relative(root.path) };
    return [...pluginCalls(each.script, all, places), ...execCalls(each.script, places)].map(({ offset, ...call }) => ({
      ...call,
      location: each.script.where(offset),
    }));
  });
}

/** The folder of a script and that of the build, from the project's. */
interface Places {
  readonly here: string;
  readonly root: string;
}

interface Call extends Omit<ToolCall, 'location'> {
  readonly offset: number;
}

function pluginCalls(script: GradleScript, all: string, places: Places): readonly Call[] {
  const plugin = [...script.plugins].find((id) => NODE_PLUGIN.test(id) || FRONTEND_PLUGIN.test(id));
  if (plugin === undefined) return [];
  const { text } = script;
  const offset = Math.max(0, text.indexOf(plugin));
  const folder = saidFolder(text, /\b(?:nodeProjectDir|nodeModulesDir|packageJsonDirectory)\b/, places);
  const fetched = FRONTEND_PLUGIN.test(plugin)
    ? !/\bnodeDistributionProvided\s*(?:=|\.set\s*\()\s*true/.test(text)
    : /\bdownload(?:\.set)?[ \t(=]{0,6}true/.test(text);
  const managers = [
    ...new Set(
      [...all.matchAll(/\b(npm|yarn|pnpm|bun)(?:_\w|Install\b|Command\b)|\b(Npm|Npx|Yarn|Pnpm|Bun)Task\b/g)].map(
        (match) => (match[1] ?? match[2] ?? 'npm').toLowerCase(),
      ),
    ),
  ];
  return (managers.length === 0 ? ['npm'] : managers).map((program) => ({
    words: [program, installsItself(all, program, plugin) ? 'install' : 'run'],
    folder,
    ...(fetched ? { fetched } : {}),
    because: `the plugin ${plugin} runs it`,
    offset,
  }));
}

/** Whether a task of the plugin that the script names installs first: those of a rule that run a script do. */
function installsItself(text: string, program: string, plugin: string): boolean {
  if (FRONTEND_PLUGIN.test(plugin)) return true;
  const name = program === 'npx' ? 'npm' : program;
  const tasks = [
    `${name}Install`,
    `${name}_install`,
    `${name}_run_`,
    `${name}_ci`,
    ...(name === 'yarn' ? ["'yarn'", '"yarn"'] : []),
  ];
  return tasks.some((task) => text.includes(task)) || /\b\w{1,20}Command\b[^\n]{0,40}['"](?:install|ci)['"]/.test(text);
}

/** Words of tasks and closures that run a program. */
const RUNS = /\b(?:commandLine|executable)\b|\bexecute\s*\(/g;
const MAX_CALL = 400;
/** Characters of a task before and behind what it runs. */
const MAX_BLOCK = 2000;

function execCalls({ text }: GradleScript, places: Places): readonly Call[] {
  return [...text.matchAll(RUNS)].flatMap(({ index, 0: word }) => {
    const isMethod = word.startsWith('execute');
    const code = isMethod ? lineBefore(text, index) : statement(text, index + word.length);
    const block = around(text, index);
    const words = quoted(code);
    const program = word === 'executable' ? [...words.slice(0, 1), ...quoted(argumentsIn(block))] : words;
    const [first = ''] = program;
    const listed = isMethod && !code.trimEnd().endsWith('].') && program.length === 1 ? first : program;
    const folder = isMethod
      ? folderIn(restOfLine(text, index + word.length), places)
      : saidFolder(block, /\bworkingDir\b/, places);
    return commandsOf(plainWords(listed), folder).map((call) => ({
      ...call,
      because: 'a task runs it',
      offset: index,
    }));
  });
}

/** Without the word that only Windows runs, where a condition has one for each system. */
function plainWords(words: string | readonly string[]): string | readonly string[] {
  if (typeof words === 'string') return words;
  const kept = words.filter((word, index) => !(/\.(?:cmd|bat|exe)$/i.test(word) && index < 3 && words.length > 1));
  const shell = kept.findIndex((word) => /^(?:ba)?sh$/.test(word));
  // `cmd /c` of the other branch stands before or after the program that both run.
  const unix = kept.filter((word) => !/^(?:cmd|\/c)$/i.test(word));
  return shell > 0
    ? kept.slice(shell)
    : unix.length > 0
      ? unix.filter((word, index) => index === 0 || word !== unix[index - 1])
      : kept;
}

function argumentsIn(block: string): string {
  const match = /\bargs\b/.exec(block);
  return match === null ? '' : statement(block, match.index + match[0].length);
}

/** The rest of a statement: to the end of its line, and further lines while they go on. */
function statement(text: string, from: number): string {
  const piece = text.slice(from, from + MAX_CALL);
  let end = 0;
  for (;;) {
    const next = piece.indexOf('\n', end);
    if (next === -1) return piece;
    const line = piece.slice(end, next).trimEnd();
    if (!/[,([:?]$/.test(line) && !/^\s*[?:,)\]]/.test(piece.slice(next + 1))) return piece.slice(0, next);
    end = next + 1;
  }
}

function restOfLine(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, Math.min(end === -1 ? text.length : end, from + MAX_CALL));
}

function lineBefore(text: string, index: number): string {
  return text.slice(Math.max(text.lastIndexOf('\n', index) + 1, index - MAX_CALL), index);
}

/** Levels of braces, such as those of a condition, between a task and the program that it runs. */
const MAX_LEVELS = 3;

/** What stands in the same braces; where those belong to a condition, in the ones around them. */
function around(text: string, index: number): string {
  let [start, end] = enclosing(text, index, index);
  for (
    let level = 1;
    level < MAX_LEVELS && /^(?:\}[ \t]{0,9})?(?:if|else)\b/.test(lineBefore(text, start).trim());
    level++
  )
    [start, end] = enclosing(text, start, end);
  return text.slice(start + 1, end);
}

/** The nearest braces around a piece of the text, by their offsets; those of a string are few, and they come in pairs. */
function enclosing(text: string, from: number, to: number): readonly [start: number, end: number] {
  let start = from - 1;
  for (let depth = 0; start > Math.max(-1, from - MAX_BLOCK); start--) {
    const char = text[start];
    if (char === '}') depth++;
    else if (char === '{' && depth-- === 0) break;
  }
  let end = Math.max(from, to + (text[to] === '}' ? 1 : 0));
  for (let depth = 0; end < Math.min(text.length, to + MAX_BLOCK); end++) {
    const char = text[end];
    if (char === '{') depth++;
    else if (char === '}' && depth-- === 0) break;
  }
  return [start, end];
}

function quoted(code: string): readonly string[] {
  return [...code.matchAll(/"([^"\n]{0,300})"|'([^'\n]{0,300})'/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** The folder that stands behind a word, or the script's own. */
function saidFolder(text: string, word: RegExp, places: Places): string {
  const said = word.exec(text);
  return said === null ? places.here : folderIn(restOfLine(text, said.index + said[0].length), places);
}

/** The folder that an expression names by its first text: `file("$projectDir/ui")`, from the project's folder; the script's own where it names none. */
function folderIn(expression: string, { here, root }: Places): string {
  const [name] = quoted(expression);
  const own = name?.replace(/\$\{?(?:project\.)?(?:projectDir|rootDir|rootProject\.projectDir)\}?\/?/g, './');
  if (own === undefined || /[$]/.test(own) || own.startsWith('/')) return here;
  return inside(/root(?:Project|Dir)/.test(expression) ? root : here, own);
}
