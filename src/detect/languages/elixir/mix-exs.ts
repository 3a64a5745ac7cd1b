import type { Folder } from '../../folder.ts';
import { lineIndex } from '../../manifests/document.ts';
import { blankComments } from '../../sources.ts';
import type { SourceLocation } from '../../types.ts';

/** A mix.exs, which is a program, as far as its usual form can be read. */
export interface MixProject {
  readonly app: string;
  /** Name of the release: the only one declared, else the application's. */
  readonly release: string;
  readonly elixir: { readonly text: string; readonly location: SourceLocation } | undefined;
  readonly dependencies: ReadonlyMap<string, SourceLocation>;
  readonly aliases: ReadonlySet<string>;
  readonly isUmbrella: boolean;
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
  const dependencies = [...text.matchAll(/\{:(\w+)\s*,([^}]*)\}/g)]
    .filter((match) => !/only:\s*(?:\[\s*)?:(?:dev|test)/.test(match[2] ?? ''))
    .map((match) => [match[1] ?? '', folder.where('mix.exs', lineAt(match.index))] as const);
  return {
    app: app ?? folder.repository.name,
    release: release ?? app ?? folder.repository.name,
    elixir:
      elixir?.[1] === undefined
        ? undefined
        : { text: elixir[1], location: folder.where('mix.exs', lineAt(elixir.index)) },
    dependencies: new Map(dependencies),
    aliases: new Set([...text.matchAll(/^[^\S\n]*"?([\w.]+)"?:\s*\[?"/gm)].map((match) => match[1] ?? '')),
    isUmbrella,
  };
}
