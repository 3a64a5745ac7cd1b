import { posix } from 'node:path';
import type { Folder } from '../core/folder.ts';
import { isOther } from '../core/ports.ts';
import { shellWord } from '../core/shell-word.ts';
import type { Found } from '../core/types.ts';
import { asPort, type Hints } from '../core/hint.ts';
import { environmentPort } from './environment-port.ts';
import {
  besideProgram,
  builtPath,
  dockerfileIn,
  stageCopies,
  stageSettings,
  stagesOf,
  type Instruction,
} from './dockerfile-stage.ts';
import { stageData, withArguments } from './dockerfile-data.ts';
import { startedByScript } from './entry-script.ts';
import { calledPrograms } from './dockerfile-programs.ts';
import { parseJson } from '../../untrusted/json.ts';

/** What the last stage of a Dockerfile says of the process; how it is built there is the file's own business. */
export function dockerfileHints(folder: Folder): Hints {
  const own = dockerfileIn(folder);
  if (own !== undefined) return hintsOf(folder, folder, FILE, own);
  if (folder.isRoot) return elsewhere(folder);
  const above = folder.sub('..');
  const all = dockerfileIn(above) ?? [];
  if (!copiesOnly(all, posix.basename(folder.path))) return {};
  const { port, health, versions, settings } = hintsOf(folder, above, FILE, all);
  return {
    ...(port === undefined ? {} : { port }),
    ...(health === undefined ? {} : { health }),
    ...(versions === undefined ? {} : { versions }),
    ...(settings === undefined ? {} : { settings }),
  };
}

const FILE = 'Dockerfile';

/** Where a repository keeps the Dockerfile of its only image that has none in its root. */
const ELSEWHERE = [
  'docker/Dockerfile',
  '.docker/Dockerfile',
  'build/Dockerfile',
  'build/package/Dockerfile',
  'deploy/Dockerfile',
  'packaging/docker/alpine/Dockerfile',
  'docker/alpine/Dockerfile',
];

/** How it starts there and on what it is based may be another image's business than the application's. */
function elsewhere(folder: Folder): Hints {
  for (const file of ELSEWHERE) {
    const all = dockerfileIn(folder, file);
    if (all === undefined) continue;
    const { usualStart: _start, versions: _versions, ...hints } = hintsOf(folder, folder, file, all);
    if (Object.keys(hints).length > 0) return hints;
  }
  return {};
}

/** Whether all that a Dockerfile takes from beside it is one folder, whose program it is for then. */
function copiesOnly(all: readonly Instruction[], name: string): boolean {
  const taken = all.flatMap((each) => {
    const words = each.args.split(/\s+/);
    const paths = words.filter((word) => !word.startsWith('--')).slice(0, -1);
    return /^(?:COPY|ADD)$/.test(each.name) && !words.some((word) => word.startsWith('--from=')) ? paths : [];
  });
  return taken.length > 0 && taken.every((path) => path.replace(/^\.\//, '').split('/')[0] === name);
}

function hintsOf(folder: Folder, at: Folder, file: string, all: readonly Instruction[]): Hints {
  const stages = stagesOf(all);
  const lastStage = stages.at(-1);
  const last = lastStage?.instructions ?? all;
  const copies = stageCopies(stages);
  const found = <T>({ line }: Instruction, value: T, because: string): Found<T> => ({
    value,
    because,
    location: at.where(file, line),
  });
  let hints: Hints = {};
  for (const each of last) {
    const { name, args } = each;
    const exposed = name === 'EXPOSE' ? servedPort(args) : undefined;
    const set = name === 'ENV' ? environmentPort((variable) => assigned(args, variable)) : undefined;
    const port = set?.port ?? (hints.port === undefined ? exposed : undefined);
    if (port !== undefined) {
      hints = {
        ...hints,
        port: found(
          each,
          port,
          set === undefined ? 'the Dockerfile exposes it' : `the Dockerfile sets ${set.variable}`,
        ),
      };
    }
    const health = name === 'HEALTHCHECK' ? CHECKED.exec(args)?.[1] : undefined;
    if (health !== undefined)
      hints = { ...hints, health: found(each, health, "the Dockerfile's health check asks for it") };
  }
  const start = startOf(at, last, (word) => builtPath(folder, copies, word));
  const told = asPort(/(?:^|[\s='])(?:0\.0\.0\.0|\[::\]):(\d{2,5})(?=[\s,]|$)/.exec(start?.args ?? '')?.[1]);
  if (hints.port === undefined && start !== undefined && told !== undefined)
    hints = { ...hints, port: found(start, told, 'the Dockerfile makes it listen there') };
  const [first] = last;
  const beside = besideProgram(folder, copies);
  const data = stageData(folder, file, stages, all);
  const programs = calledPrograms(lastStage, (line) => at.where(file, line));
  const filled = (text: string) => withArguments(all, text);
  const settings = lastStage === undefined ? {} : stageSettings(lastStage, data.isPlace, filled);
  const versions = Object.fromEntries(
    Object.entries(IMAGES).flatMap(([family, image]) => {
      const base = all.findLast(({ name, args }) => name === 'FROM' && image.test(filled(args)));
      const version = image.exec(filled(base?.args ?? ''))?.groups?.version;
      return base === undefined || version === undefined
        ? []
        : [[family, found(base, version, 'the Dockerfile is based on it')] as const];
    }),
  );
  return {
    ...hints,
    ...(start === undefined ? {} : { usualStart: found(start, start.args, 'the Dockerfile starts it so') }),
    ...(first === undefined || beside.length === 0
      ? {}
      : { files: found(first, beside, "the Dockerfile's last stage has it beside the program") }),
    ...(first === undefined || Object.keys(settings).length === 0
      ? {}
      : { settings: found(first, settings, "the Dockerfile's last stage sets it") }),
    ...(programs === undefined ? {} : { packages: programs }),
    ...(data.folders.length === 0 ? {} : { data: data.folders }),
    ...(Object.keys(versions).length === 0 ? {} : { versions }),
  };
}

/** The value that an ENV instruction gives a variable, in either of its notations. */
function assigned(args: string, variable: string): string | undefined {
  const at = args.search(/\S/);
  const old = args.startsWith(`${variable} `, at) ? args.slice(at + variable.length + 1) : undefined;
  const word = args
    .split(/\s+/)
    .find((each) => each.startsWith(`${variable}=`))
    ?.slice(variable.length + 1);
  return (word ?? old)?.trim().replace(/^["']|["']$/g, '');
}

/** A service that has git or a shell over SSH, or takes mail, serves its pages on another port. */
function servedPort(exposed: string): number | undefined {
  const ports = exposed.split(/\s+/).map((word) => asPort(word.replace(/\/tcp$/i, '')));
  const all = ports.filter((port) => port !== undefined && port !== 22);
  return all.find((port) => !isOther(port ?? 0)) ?? all[0];
}

const CHECKED = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[^\s/'"]+)?(\/[^\s'"|)\]]*)/;

/** Official images of languages whose version nothing else may name. */
const IMAGES = {
  nodejs: /^(?:--\S+\s+)*(?:docker\.io\/)?(?:library\/)?node:(?<version>\d+(?:\.\d+)*)/,
  python: /^(?:--\S+\s+)*(?:docker\.io\/)?(?:library\/)?python:(?<version>3\.\d+)/,
};

/** ENTRYPOINT and CMD of the last stage as one command line; a script that only wraps the command falls away. */
function startOf(at: Folder, stage: readonly Instruction[], place: (word: string) => string): Instruction | undefined {
  const of = (name: string) => stage.findLast((each) => each.name === name);
  const entrypoint = of('ENTRYPOINT');
  const command = of('CMD');
  const first = entrypoint ?? command;
  if (first === undefined) return undefined;
  const lines = [entrypoint, command].flatMap((each) => (each === undefined ? [] : commandLine(each.args, place)));
  const started =
    entrypoint === undefined ? undefined : startedByScript(at, stage, lines[0] ?? '', command !== undefined);
  if (started !== undefined) return { ...first, args: started };
  const wraps = lines.length === 2 && /^\S*(?:entrypoint\S*|tini|dumb-init)(?:\s|$)/.test(lines[0] ?? '');
  return { ...first, args: lines.slice(wraps ? 1 : 0).join(' ') };
}

function commandLine(args: string, place: (word: string) => string): string {
  if (!args.startsWith('[')) return args;
  const words = parseJson(args);
  return Array.isArray(words) ? words.map((word) => shellWord(place(String(word)))).join(' ') : args;
}
