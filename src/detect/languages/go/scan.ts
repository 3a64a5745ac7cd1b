import type { Folder } from '../../folder.ts';
import type { PortPatterns } from '../../ports.ts';
import { sourceFiles, type SourceFile } from '../../sources.ts';

export const GO_PORTS: PortPatterns = {
  withDefault: [
    /(?:Getenv|LookupEnv|getEnv|GetEnv|getenv|envOr|env)\(\s*"PORT"\s*,\s*"?:?(?<port>\d{2,5})"?\s*\)/,
    /(?:Getenv|LookupEnv)\("PORT"\)[\s\S]{0,120}?(?:==\s*""|!ok)[\s\S]{0,60}?=\s*":?(?<port>\d{2,5})"/,
    /(?:Getenv|LookupEnv)\("PORT"\)[\s\S]{0,200}?"[\w.]*:?(?<port>\d{4,5})"/,
  ],
  literal: [
    /(?:ListenAndServe(?:TLS)?|\.Run|\.Start|\.Listen|\.StartTLS)\(\s*"[\w.]*:(?<port>\d{2,5})"/,
    /net\.Listen\(\s*"tcp[46]?"\s*,\s*"[\w.]*:(?<port>\d{2,5})"/,
    /\bAddr:\s*"[\w.]*:(?<port>\d{2,5})"/,
    /\b(?:addr|port|listenAddr)\s*(?::=|=)\s*"[\w.]*:?(?<port>\d{4,5})"/,
    /flag\.(?:String|Int)\(\s*"(?:port|addr|listen)"\s*,\s*"?[\w.]*:?(?<port>\d{2,5})/,
    /\bconst\s+port\s*=\s*"?:?(?<port>\d{2,5})/i,
  ],
  mention: [/(?:Getenv|LookupEnv)\(\s*"PORT"\s*\)/],
};

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
