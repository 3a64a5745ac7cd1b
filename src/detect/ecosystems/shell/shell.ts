import { decidePort, portEnv, scanPorts, type PortPatterns } from '../../core/ports.ts';
import { sourceFiles } from '../../core/sources.ts';
import { hintedStart } from '../../core/start-hint.ts';
import type { BuildSystem } from '../../core/build-system.ts';

const PORTS: PortPatterns = {
  withDefault: [/\$\{PORT:-(?<port>\d{2,5})\}/],
  literal: [],
  mention: [/\$\{?PORT\b/],
};

const NAMES = ['start.sh', 'run.sh', 'entrypoint.sh', 'main.sh'];

/** Programs of languages, which a script alone has not. */
const FOREIGN =
  /^[ \t]*(?:(?:exec|then|do|else|nohup)[ \t]+)*(?:[\w./-]*\/)?(?<program>bun|bundle|celery|composer|deno|dotnet|flask|gunicorn|java|mix|node|npm|npx|php|pnpm|python3?|rails|ruby|uvicorn|yarn)(?=\s|$)/m;

function foreignProgram(text: string): string | undefined {
  return FOREIGN.exec(text)?.groups?.program;
}

/** A shell script that starts something. */
export const shell: BuildSystem = {
  id: 'shell',
  before: ['procfile'],
  language: 'Shell',
  looksFor: 'start.sh',
  strength: 'convention',
  rootOnly: true,
  recognise(folder) {
    const name = folder.first(...NAMES);
    return name === undefined ? undefined : folder.where(name);
  },
  plan(project) {
    const { folder } = project;
    const name = folder.first(...NAMES) ?? 'start.sh';
    const text = folder.read(name) ?? '';
    const below = folder.repository.foldersWith(folder.repository.knowledge.isManifest);
    if (below.length > 0) {
      project.reject('shell script', `${name} is for what lies in ${below[0] ?? ''}, which is built by itself`);
      return undefined;
    }
    const foreign = foreignProgram(text);
    if (foreign !== undefined) {
      project.reject('shell script', `${name} starts ${foreign}, which only a project of that language brings`);
      return undefined;
    }
    const asked = /^#!.*\b(bash|zsh)\b/.exec(text)?.[1];
    const other =
      asked !== undefined && project.available([asked], 'the first line of the script').length > 0 ? asked : undefined;
    project.decide('language', 'shell', 'nothing else than a script is there', folder.where(name));
    project.decide('build system', 'shell', 'there is nothing to build', folder.where(name));
    const sources = sourceFiles(folder, { extensions: ['.sh'], comments: 'hash', first: [name] });
    const scan = scanPorts(sources, PORTS);
    const port = decidePort(project, scan);
    const start = hintedStart(project, port);
    const interpreter = `/bin/${other ?? 'sh'}`;
    const command = start?.command ?? [interpreter, name];
    if (start === undefined)
      project.decide(
        'start command',
        command.join(' '),
        other === undefined ? 'it is a script for a shell' : `its first line asks for ${other}`,
        folder.where(name, 1),
      );
    return {
      language: 'shell',
      buildSystem: 'shell',
      build: {
        packages: [],
        commands: [],
        platforms: project.decide('platforms', 'portable', 'nothing is built'),
      },
      runtime: {
        packages: ['busybox', ...(other === undefined ? [] : [other])],
        env: { ...portEnv(port, scan.readsPort), ...start?.env },
        copy: [{ from: '.', to: '.' }],
        command,
        ports: port === undefined ? [] : [port],
        ...(project.hints.health === undefined || port === undefined
          ? {}
          : { health: project.accept('health', project.hints.health) }),
      },
    };
  },
};
