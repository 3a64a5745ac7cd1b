import { posix } from 'node:path';
import { placeOfData } from '../core/data-folders.ts';
import type { Folder } from '../core/folder.ts';
import { asStrings } from '../core/manifests/document.ts';
import type { Found } from '../core/types.ts';
import { parseJson } from '../../untrusted/json.ts';
import { unquoted, type Instruction, type Stage } from './dockerfile-stage.ts';

/** A text with the defaults of the arguments that it is said with. */
export function withArguments(all: readonly Instruction[], text: string): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (reference: string, braced?: string, plain?: string) => {
    const named = `${braced ?? plain ?? ''}=`;
    const given = all.find(({ name, args }) => (name === 'ARG' || name === 'ENV') && args.startsWith(named));
    return given?.args.slice(named.length).replace(/["']/g, '') ?? reference;
  });
}

interface StageData {
  readonly folders: readonly Found<string>[];
  /** Whether an absolute path is such a folder, or lies in one, and is the same in this image. */
  readonly isPlace: (path: string) => boolean;
}

interface Named {
  readonly path: string;
  readonly because: string;
}

/** Folders that the last stage declares as volumes, or makes and gives away for the program to write. */
export function stageData(
  folder: Folder,
  file: string,
  stages: readonly Stage[],
  all: readonly Instruction[],
): StageData {
  const last = stages.at(-1);
  const folders: Found<string>[] = [];
  const same: string[] = [];
  const filled = (text: string) => withArguments(all, text);
  const chain: Stage[] = [];
  for (let stage = last; stage !== undefined; stage = stage.base) chain.unshift(stage);
  for (const { base, instructions } of chain) {
    let workdir = base?.workdir ?? '/';
    for (const { name, args, line } of instructions) {
      if (name === 'WORKDIR') workdir = posix.resolve(workdir, unquoted(filled(args)));
      const named =
        name === 'VOLUME'
          ? volumes(filled(args))
          : name === 'RUN'
            ? given(filled(args))
            : name === 'COPY'
              ? copied(filled(args))
              : [];
      for (const { path, because } of named) {
        const from = posix.resolve(workdir, path);
        const place = placeOfData(from, last?.workdir);
        if (
          place === undefined ||
          (name !== 'VOLUME' && !isLikely(folder, place)) ||
          (name === 'COPY' && !posix.isAbsolute(place))
        )
          continue;
        folders.push({ value: place, because, location: folder.where(file, line) });
        if (posix.resolve('/app', place) === from) same.push(from);
      }
    }
  }
  // A file that is to be there, such as one of settings, is not: of files only a database is made by the program.
  const made = (path: string) => /\/[^/.]*(?:\.(?:db|sqlite3?))?$/.test(path);
  const isPlace = (path: string) => made(path) && same.some((each) => path === each || path.startsWith(`${each}/`));
  return { folders, isPlace };
}

function volumes(args: string): readonly Named[] {
  const paths = args.startsWith('[') ? asStrings(parseJson(args)) : args.split(/\s+/).map(unquoted);
  return paths.map((path) => ({ path, because: 'the Dockerfile declares it as a volume' }));
}

/** A folder that another stage has made, and that is copied for somebody else than root. */
function copied(args: string): readonly Named[] {
  const owner = /(?:^|\s)--chown=(\S+)/.exec(args)?.[1];
  const target = args.split(/\s+/).at(-1) ?? '';
  if (owner === undefined || /^(?:root|0)\b/.test(owner) || !/(?:^|\s)--from=/.test(args)) return [];
  return [{ path: target, because: "the Dockerfile's last stage gives it to the program" }];
}

/** What a shell line makes, or lets others than root write. */
function given(line: string): readonly Named[] {
  return line.split(/&&|\|\||[;|]/).flatMap((part) => {
    const words = part.trim().split(/\s+/).map(unquoted);
    const at = words.findIndex((word) => /^(?:mkdir|chown|chmod)$/.test(word));
    const [tool = ''] = words.slice(at);
    const operands = words.slice(at + 1).filter((word) => !word.startsWith('-'));
    if (at === -1) return [];
    if (tool === 'mkdir') return operands.map((path) => ({ path, because: "the Dockerfile's last stage makes it" }));
    const [mode = '', ...paths] = operands;
    const opens = tool === 'chown' ? !/^(?:root|0)\b/.test(mode) : /^[ugoa]*\+\w*w|^[0-7]?[0-7][67][67]$/.test(mode);
    return opens
      ? paths.map((path) => ({ path, because: "the Dockerfile's last stage lets the program write it" }))
      : [];
  });
}

/** A step makes and gives away much: what counts lies where data lies, and holds nothing of the checkout but what keeps it in git, and is no file by its name. */
function isLikely(folder: Folder, place: string): boolean {
  if (posix.isAbsolute(place))
    return /^\/(?:config|data|db|storage|uploads|(?:mnt|srv|var\/lib|var(?!\/(?:cache|lib|lock|log|mail|run|spool|tmp|www)\b))\/[\w-]+)(?:\/|$)/.test(
      place,
    );
  if (/\.\w{1,5}$/.test(place)) return false;
  return folder.list(place).files.every((name) => name.startsWith('.'));
}
