import { lookup } from '../../../untrusted/lookup.ts';
import type { Project } from '../../core/project.ts';
import { portEnv } from '../../core/ports.ts';
import { hintedStart } from '../../core/start-hint.ts';
import type { Draft } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

/** A JVM, or a program at a place where only builds put one. */
const STARTS_BUILT =
  /^(?:exec\s+)?java\s|^(?:\w+=\S*\s+)*(?:\.\/)?(?:[\w.-]+\/)*(?:target|build)\/|\bbin\/(?:publish|Release|Debug)\//;

/** A Procfile and nothing that a build system knows: its command runs over the files as they are. */
export const procfile: BuildSystem = {
  id: 'procfile',
  before: ['make'],
  language: 'Procfile',
  looksFor: 'Procfile',
  strength: 'convention',
  rootOnly: true,
  recognise: (folder) => (folder.has('Procfile') ? folder.where('Procfile') : undefined),
  plan: planProcfile,
};

/** Languages whose family of packages is called otherwise. */
const LANGUAGES: Readonly<Record<string, string>> = { nodejs: 'javascript', openjdk: 'java' };

/** Why no process was chosen: with several, which there are. */
function unclear({ folder }: Project): string {
  const names = [...(folder.read('Procfile') ?? '').matchAll(/^([\w-]+):/gm)].map(([, name]) => name ?? '');
  return names.length === 0
    ? 'it names no process that runs'
    : `it names ${names.join(', ')}, and nothing says which of them the service is; call that one web`;
}

function planProcfile(project: Project): Draft | undefined {
  const line = project.hints.start?.value ?? '';
  if (STARTS_BUILT.test(line)) {
    project.reject('procfile', 'it starts what a build makes, and nothing at this place says which');
    return undefined;
  }
  const isRoot = project.workspaces.some(({ root }) => root.path === project.folder.path);
  if (isRoot && line.split(/&&|;/).some(project.folder.repository.knowledge.handsOn)) {
    project.reject('procfile', 'it starts a member of the workspace');
    return undefined;
  }
  const reads = /\$\{?PORT\b/.test(line);
  const usual = reads ? { value: 8080, because: 'the Procfile leaves the choice to PORT' } : undefined;
  const found = project.hints.port ?? usual;
  const port = found === undefined ? undefined : project.accept('port', found);
  const start = hintedStart(project, port);
  if (start === undefined) {
    project.reject('procfile', unclear(project));
    return undefined;
  }
  const family = project.folder.repository.knowledge.start.interpreters.get(start.command[0] ?? '')?.family;
  const language = project.decide(
    'language',
    family === undefined ? 'shell' : (lookup(LANGUAGES, family) ?? family),
    'nothing but a Procfile says what this is, by the program that it starts',
    project.folder.where('Procfile'),
  );
  return {
    language,
    buildSystem: 'procfile',
    build: {
      packages: [],
      commands: [],
      platforms: project.decide('platforms', 'portable', 'nothing is built'),
    },
    runtime: {
      packages: [...(family === undefined ? ['busybox'] : [project.stream(family).package])],
      env: { ...portEnv(port, reads), ...start.env },
      copy: [{ from: '.', to: '.' }],
      command: start.command,
      ports: port === undefined ? [] : [port],
      ...(project.hints.health === undefined || port === undefined
        ? {}
        : { health: project.accept('health', project.hints.health) }),
    },
  };
}
