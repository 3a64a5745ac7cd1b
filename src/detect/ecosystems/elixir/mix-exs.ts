import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { lineIndex } from '../../core/manifests/document.ts';
import { blankComments } from '../../core/text/comments.ts';
import type { SourceLocation } from '../../core/types.ts';

/** A mix.exs, which is a program, as far as its usual form can be read. */
export interface MixProject {
  readonly app: string;
  /** Name of the release: the only one declared, else the application's. */
  readonly release: string;
  readonly declaresRelease: boolean;
  readonly elixir: { readonly text: string; readonly location: SourceLocation } | undefined;
  readonly dependencies: ReadonlyMap<string, SourceLocation>;
  readonly aliases: ReadonlySet<string>;
  readonly isUmbrella: boolean;
  /** Whether the application starts anything: it names a module that does. */
  readonly starts: boolean;
  /** Files and folders that mix.exs itself names and that exist: a VERSION that it reads, dependencies that lie in the repository. */
  readonly reads: readonly string[];
}

export function readMix(folder: Folder): MixProject | undefined {
  const raw = folder.read('mix.exs');
  if (raw === undefined) return undefined;
  const text = blankComments(raw, 'hash');
  const lineAt = lineIndex(text);
  const app = /\bapp:\s*:(\w+)/.exec(text)?.[1];
  const isUmbrella = /\bapps_path:/.test(text);
  if (app === undefined && !isUmbrella) return undefined;
  const elixir = /\belixir:\s*"([^"]+)"/.exec(text);
  const release =
    /\breleases:\s*\[\s*(\w+):/.exec(text)?.[1] ?? /def(?:p)?\s+releases\b[\s\S]{0,40}?\[\s*(\w+):/.exec(text)?.[1];
  const dependencies = [...text.matchAll(/\{:(\w+)\s*,([^}]{0,1000})\}/g)]
    .filter((match) => !/only:\s*(?:\[\s*)?:(?:dev|test)/.test(match[2] ?? ''))
    .map((match) => [match[1] ?? '', folder.where('mix.exs', lineAt(match.index))] as const);
  return {
    app: app ?? folder.repository.name,
    release: release ?? app ?? folder.repository.name,
    declaresRelease: release !== undefined,
    elixir:
      elixir?.[1] === undefined
        ? undefined
        : { text: elixir[1], location: folder.where('mix.exs', lineAt(elixir.index)) },
    dependencies: new Map(dependencies),
    aliases: new Set(
      [...text.matchAll(/(?:^|[[,])[ \t]*"?([\w.]+)"?:\s*(?:\[\s*)?["&f]/gm)].map((match) => match[1] ?? ''),
    ),
    isUmbrella,
    starts: /\bmod:\s*\{/.test(text),
    reads: readFiles(folder, text),
  };
}

function readFiles(folder: Folder, text: string): readonly string[] {
  const names = [...text.matchAll(/"([^"\n]{1,200})"/g)].map((match) => posix.normalize(match[1] ?? ''));
  const own = new Set(['.', '..', 'lib', 'test', 'priv', 'deps', 'mix.exs']);
  return folder.existing(...new Set(names)).filter((name) => !own.has(name) && folder.at(name) !== undefined);
}
