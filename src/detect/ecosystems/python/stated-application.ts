import { parseStartLine } from '../../core/start-line.ts';
import type { Project } from '../../core/project.ts';
import type { ServerCommand } from './framework.ts';

const APPLICATION = /^(?<module>[A-Za-z_]\w*(?:\.\w+)*):\w+(?:\(\))?$/;

/** Servers whose line names the application; the first two take that of WSGI, too. */
const SERVER = /(?:^|\/)(?:(?<wsgi>gunicorn|waitress-serve)|uvicorn|hypercorn|daphne)$/;

/** The command with the application that another image of the source is started with, where a project makes several. */
export function statedApplication(project: Project, command: ServerCommand | undefined): ServerCommand | undefined {
  const { folder, hints } = project;
  const hint = hints.usualStart;
  const { argv: [program = '', ...words] = [] } = parseStartLine(hint?.value ?? '');
  const server = SERVER.exec(program)?.groups;
  const named = words.find((word) => {
    const path = APPLICATION.exec(word)?.groups?.module?.replaceAll('.', '/');
    return path !== undefined && folder.first(`${path}.py`, `${path}/__init__.py`) !== undefined;
  });
  if (hint === undefined || command === undefined || named === undefined || server === undefined) return command;
  const usual = command(1);
  const own = usual.filter((word) => APPLICATION.test(word));
  const isWsgi = SERVER.exec(usual[0] ?? '')?.groups?.wsgi !== undefined;
  if (own.length !== 1 || own[0] === named || usual.includes('--factory') || (isWsgi && server.wsgi === undefined))
    return command;
  project.decide('application', named, hint.because, hint.location);
  return (port) => command(port).map((word) => (word === own[0] ? named : word));
}
