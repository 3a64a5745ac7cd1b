import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import type { JavascriptKnowledge } from './knowledge.ts';
import type { PackageJson } from './package-json.ts';
import { withoutBuilds } from './start-builds.ts';
import { parseStartLine } from '../../core/start-line.ts';

/** What a file server's command line names. */
export interface ServedFolder {
  readonly directory: string;
  /** Whether unknown paths are answered with index.html. */
  readonly singlePage: boolean;
}

/** Tools that serve files as they are, with the options of each that take a value and the one that means a single page. */
const FILE_SERVERS: Readonly<Record<string, FileServer>> = {
  'http-server': { valued: words('-a -p -c -e -U -C -K -P -t -d --port --proxy --ext --cert --key --mimetypes') },
  serve: {
    valued: words('-l -p -c --listen --port --config --ssl-cert --ssl-key --ssl-pass'),
    single: words('-s --single'),
  },
  sirv: {
    valued: words('-p -H -m -I -K -C --port --host --maxage --ignores --key --cert --cacert'),
    single: words('-s --single'),
  },
};

interface FileServer {
  readonly valued: ReadonlySet<string>;
  readonly single?: ReadonlySet<string>;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Whether a command line starts a server of files, through `npx` or not. */
export function isFileServer(line: string): boolean {
  return fileServer(line) !== undefined;
}

/** The folder that `serve -s build` and its like serve; undefined where they serve the folder they are started in. */
export function servedFolder(line: string): ServedFolder | undefined {
  const found = fileServer(line);
  if (found === undefined) return undefined;
  const { tool, args } = found;
  const folder = args.find((word, index) => !word.startsWith('-') && !tool.valued.has(args[index - 1] ?? ''));
  const directory = folder?.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
  if (directory === undefined || directory === '' || directory === '.' || directory.startsWith('..')) return undefined;
  return { directory, singlePage: args.some((word) => tool.single?.has(word) === true) };
}

/** The folder that a start script of the project's own shows with Browsersync, which is for the time of development. */
export function syncedFolder(
  folder: Folder,
  manifest: PackageJson,
  knowledge: JavascriptKnowledge,
): ServedFolder | undefined {
  const { line } = withoutBuilds(manifest.scripts.start ?? '', manifest.scripts, knowledge);
  const file = /^node (?:\.\/)?([\w./-]+\.[cm]?js)$/.exec(line)?.[1];
  if (file === undefined || !manifest.devDependencies.has('browser-sync') || !folder.has(file)) return undefined;
  const directory = /browser-?sync[^\n]{0,200}\s(dist|public|build|_site)\b/i.exec(folder.read(file) ?? '')?.[1];
  return directory === undefined ? undefined : { directory, singlePage: false };
}

function fileServer(line: string) {
  // The port does not matter here, but a reference to it would keep the line from being read.
  const argv = parseStartLine(line, 80).argv ?? [];
  const start = argv.findIndex((word, index) => !(index === 0 && word === 'npx') && !word.startsWith('-'));
  const tool = lookup(FILE_SERVERS, argv[start] ?? '');
  return tool === undefined ? undefined : { tool, args: argv.slice(start + 1) };
}
