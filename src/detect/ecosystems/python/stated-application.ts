import { parseStartLine } from '../../core/start-line.ts';
import type { Project } from '../../core/project.ts';
import type { ServerCommand } from './framework.ts';

const APPLICATION = /^(?<module>[A-Za-z_]\w*(?:\.\w+)*):\w+(?:\(\))?$/;

/** Servers whose line names the application, and whether they take that of WSGI. */
const SERVERS: ReadonlyMap<string, boolean> = new Map([
  ['gunicorn', true],
  ['waitress-serve', true],
  ['uvicorn', false],
  ['hypercorn', false],
  ['daphne', false],
]);

/** The command with the application that another image of the source is started with, where a project makes several. */
export function statedApplication(project: Project, command: ServerCommand | undefined): ServerCommand | undefined {
  const { folder, hints } = project;
  const hint = hints.usualStart;
  const { argv: [program = '', ...words] = [] } = parseStartLine(hint?.value ?? '');
  const takesWsgi = SERVERS.get(program.slice(program.lastIndexOf('/') + 1));
  const named = words.find((word) => {
    const path = APPLICATION.exec(word)?.groups?.module?.replaceAll('.', '/');
    return path !== undefined && folder.first(`${path}.py`, `${path}/__init__.py`) !== undefined;
  });
  if (hint === undefined || command === undefined || named === undefined || takesWsgi === undefined) return command;
  const usual = command(1);
  const own = usual.filter((word) => APPLICATION.test(word));
  const isOther = own.length === 1 && own[0] !== named && !usual.includes('--factory');
  if (!isOther || (SERVERS.get(usual[0] ?? '') === true && !takesWsgi)) return command;
  project.decide('application', named, hint.because, hint.location);
  return (port) => command(port).map((word) => (word === own[0] ? named : word));
}
