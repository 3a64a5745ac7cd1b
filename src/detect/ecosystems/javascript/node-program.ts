import { nodeConstraint } from './node-version.ts';
import { javascriptSources, scanHealth, scanPort } from './scan.ts';
import type { Folder } from '../../core/folder.ts';
import { decidePort, portEnv } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { hintedStart } from '../../core/start-hint.ts';
import type { Draft } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

const NAMES = ['server', 'index', 'app', 'main'];
const ENDINGS = ['.js', '.mjs', '.cjs', '.ts', '.mts'];

/** A program for Node.js without a package.json: a file that such programs start with, and that listens. */
export const nodeProgram: BuildSystem = {
  id: 'node-program',
  before: ['static'],
  language: 'JavaScript',
  looksFor: 'server.js',
  strength: 'convention',
  recognise(folder) {
    const entry = findProgram(folder);
    return entry === undefined ? undefined : folder.where(entry);
  },
  plan(project) {
    const entry = findProgram(project.folder);
    return entry === undefined ? undefined : planProgram(project, entry);
  },
};

/** Pages in browsers have files of the same names, so one counts only if it says that it serves. */
function findProgram(folder: Folder): string | undefined {
  const names = NAMES.flatMap((name) => ENDINGS.map((ending) => name + ending));
  return names.find((name) => folder.has(name) && /\bcreateServer\(|\.listen\(/.test(folder.read(name) ?? ''));
}

function planProgram(project: Project, entry: string): Draft {
  const { folder } = project;
  const typescript = /\.m?ts$/.test(entry);
  const language = typescript ? 'typescript' : 'javascript';
  project.decide('language', language, 'the program listens, and there is no package.json', folder.where(entry));
  project.decide('build system', 'node', 'there is nothing to install or to build', folder.where(entry));
  const node = project.stream('nodejs', nodeConstraint(folder, undefined).constraint);
  const sources = javascriptSources(folder, entry, []);
  const scan = scanPort(sources);
  const usual = scan.readsPort ? { value: 3000, because: 'the source reads PORT and names no default' } : undefined;
  const port = decidePort(project, scan, usual);
  // Whatever else a Procfile may start is not in the image.
  const start = /\bnode\b/.test(project.hints.start?.value ?? '') ? hintedStart(project, port) : undefined;
  const command = start?.command ?? ['node', entry];
  if (start === undefined)
    project.decide(
      'start command',
      command.join(' '),
      'it is the file that such programs start with',
      folder.where(entry),
    );
  const health = port === undefined ? undefined : (scanHealth(sources) ?? project.hints.health);
  return {
    language,
    buildSystem: 'node',
    build: { packages: [], commands: [] },
    runtime: {
      packages: [node.package],
      env: { NODE_ENV: 'production', ...portEnv(port, scan.readsPort), ...start?.env },
      copy: [{ from: '.', to: '.' }],
      command,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}
