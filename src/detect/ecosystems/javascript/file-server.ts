import { lookup } from '../../../untrusted/lookup.ts';
import { parseStartLine } from '../../core/start-line.ts';

/** What a file server's command line names. */
export interface ServedFolder {
  readonly directory: string;
  /** Whether unknown paths are answered with index.html. */
  readonly singlePage: boolean;
}

/** Tools that serve files as they are, with the options of each that take a value and the one that means a single page. */
const FILE_SERVERS: Readonly<Record<string, { readonly valued: RegExp; readonly single?: RegExp }>> = {
  'http-server': { valued: /^-(?:[apceUCKPtd]|-(?:port|proxy|ext|cert|key|mimetypes))$/ },
  serve: { valued: /^(?:-[lpc]|--(?:listen|port|config|ssl-\w+))$/, single: /^(?:-s|--single)$/ },
  sirv: { valued: /^(?:-[pHmIKC]|--(?:port|host|maxage|ignores|key|cert|cacert))$/, single: /^(?:-s|--single)$/ },
};

/** Whether a command line starts a server of files, through `npx` or not. */
export function isFileServer(line: string): boolean {
  return fileServer(line) !== undefined;
}

/** The folder that `serve -s build` and its like serve; undefined where they serve the folder they are started in. */
export function servedFolder(line: string): ServedFolder | undefined {
  const found = fileServer(line);
  if (found === undefined) return undefined;
  const { tool, args } = found;
  const folder = args.find((word, index) => !word.startsWith('-') && !tool.valued.test(args[index - 1] ?? ''));
  const directory = folder?.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
  if (directory === undefined || directory === '' || directory === '.' || directory.startsWith('..')) return undefined;
  return { directory, singlePage: args.some((word) => tool.single?.test(word) === true) };
}

function fileServer(line: string) {
  // The port does not matter here, but a reference to it would keep the line from being read.
  const words = parseStartLine(line, 80).argv ?? [];
  const start = words.findIndex((word, index) => !(index === 0 && word === 'npx') && !word.startsWith('-'));
  const tool = lookup(FILE_SERVERS, words[start] ?? '');
  return tool === undefined ? undefined : { tool, args: words.slice(start + 1) };
}
