import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { scanPorts, type PortScan } from '../../core/ports.ts';
import { firstHit, sourceFiles, type SourceFile } from '../../core/sources.ts';
import type { SourceLocation } from '../../core/types.ts';

const WITH_DEFAULT = [
  /(?:Getenv|LookupEnv|getEnv|GetEnv|getenv|envOr|env)\(\s*"PORT"\s*,\s*"?:?(?<port>\d{2,5})"?\s*\)/,
  /(?:Getenv|LookupEnv)\("PORT"\)[\s\S]{0,120}?(?:==\s*""|!ok)[\s\S]{0,60}?=\s*":?(?<port>\d{2,5})"/,
  /(?:Getenv|LookupEnv)\("PORT"\)[\s\S]{0,200}?"(?:[\w.]*:)?(?<port>\d{4,5})"/,
  /`[^`]{0,200}\benv:"PORT"[^`]{0,200}\b(?:envDefault|default):"(?<port>\d{2,5})"/,
];

const LISTENING = [
  /(?:ListenAndServe(?:TLS)?|\.Run|\.Start|\.Listen|\.StartTLS)\(\s*"[\w.]*:(?<port>\d{2,5})"/,
  /net\.Listen\(\s*"tcp[46]?"\s*,\s*"[\w.]*:(?<port>\d{2,5})"/,
  /\bAddr:\s*"[\w.]*:(?<port>\d{2,5})"/,
  /\b(?:String|U?[Ii]nt(?:16|32)?)(?:Var)?P?\(\s*(?:&[\w.]+\s*,\s*)?"(?:http[-_.]?)?(?:port|addr(?:ess)?|listen(?:[-_.]?addr(?:ess)?)?)"\s*,\s*(?:"\w?"\s*,\s*)?"?(?:[\w.]*:)?(?<port>\d{2,5})(?![\d.])/,
  /\b[Dd]efault(?:Server|HTTP|Http|Web|Listen)?Port\s*(?:[:=]=?|int\s*=)\s*"?:?(?<port>\d{4,5})\b/,
  /\bSetDefault\(\s*"(?:\w+\.)*port"\s*,\s*"?(?<port>\d{2,5})/i,
];

/** A variable of that name may be anybody's port: it counts in the program's own folder only. */
const NAMED = [
  /\b(?:addr|port|listenAddr)\s*(?::=|=)\s*"(?:[\w.]*:)?(?<port>\d{4,5})"/,
  /\bconst\s+(?:port|addr)\s*=\s*"?(?:[\w.]*:)?(?<port>\d{2,5})\b/i,
];

const MENTION = [/(?:Getenv|LookupEnv)\(\s*"PORT"\s*\)/, /`[^`]{0,200}\b(?:env|envconfig):"PORT\b/];

/** Where a program listens: what its own folder says, then what the packages around it do, then those of modules that replace others. */
export function scanGoPorts(sources: readonly SourceFile[], main: string, around: readonly Folder[]): PortScan {
  const own = sources.filter(({ name }) => posix.dirname(name) === main);
  const patterns = { withDefault: WITH_DEFAULT, literal: LISTENING, mention: MENTION };
  const scan = scanPorts(own, { ...patterns, literal: [...LISTENING, ...NAMED] });
  if (scan.port !== undefined) return scan;
  const all = scanPorts(sources, patterns);
  if (all.port !== undefined || all.readsPort || around.length === 0) return all;
  return scanPorts(
    around.flatMap((folder) => sourceFiles(folder, { extensions: ['.go'], comments: 'slashes' })),
    patterns,
  );
}

/** The first import of a package that the standard library does not have: its first part has a dot. */
export function importsFrom(
  sources: readonly SourceFile[],
): { readonly module: string; readonly location: SourceLocation } | undefined {
  const hit = firstHit(sources, [
    /^import\s+(?:[\w.]+\s+)?"(?<path>[\w-]+(?:\.[\w-]+)+\/[^"\n]+)"/m,
    /^import\s*\([^()]*?^[ \t]*(?:[\w.]+[ \t]+)?"(?<path>[\w-]+(?:\.[\w-]+)+\/[^"\n]+)"/m,
  ]);
  const module = hit?.match.groups?.path;
  return hit === undefined || module === undefined ? undefined : { module, location: hit.location };
}

export const GO_ROUTES = [
  /\.(?:GET|Get|HEAD|Any|All|Handle|HandleFunc)\(\s*(?:"GET"\s*,\s*)?"(?:GET\s+)?(?<path>\/[^"]*)"/g,
  /\bHandleFunc\(\s*"(?:GET\s+)?(?<path>\/[^"]*)"/g,
  /\bcase\s+"(?<path>\/[^"]*)"\s*:/g,
  /URL\.Path\s*==\s*"(?<path>\/[^"]*)"/g,
];

/** The source of a program, its own folder first. */
export function goSources(folder: Folder, main: string): readonly SourceFile[] {
  const own = folder.matching(/\.go$/, main).map((name) => (main === '.' ? name : `${main}/${name}`));
  return sourceFiles(folder, { extensions: ['.go'], comments: 'slashes', first: own });
}
