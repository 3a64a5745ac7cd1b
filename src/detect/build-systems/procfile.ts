import { hintedStart } from '../start-hint.ts';
import type { BuildSystem } from './build-system.ts';

/** A Procfile and nothing that a build system knows: its command runs in a shell over the files as they are. */
export const procfile: BuildSystem = {
  id: 'procfile',
  language: 'Procfile',
  looksFor: 'Procfile',
  strength: 'convention',
  recognise: (folder) => (folder.has('Procfile') ? folder.where('Procfile') : undefined),
  plan(project) {
    const port = project.hints.port === undefined ? undefined : project.accept('port', project.hints.port);
    const start = hintedStart(project, port);
    if (start === undefined) {
      project.reject('procfile', 'it names no process that runs');
      return undefined;
    }
    project.decide('language', 'shell', 'nothing but a Procfile says what this is', project.folder.where('Procfile'));
    return {
      language: 'shell',
      buildSystem: 'procfile',
      build: { packages: [], commands: [] },
      runtime: {
        packages: ['busybox'],
        env: { ...(port === undefined ? {} : { PORT: String(port) }), ...start.env },
        copy: [{ from: '.', to: '.' }],
        command: start.command,
        ports: port === undefined ? [] : [port],
      },
    };
  },
};
