import type { PythonFramework } from '../framework.ts';
import { wsgiCommand } from '../servers.ts';

export const dash: PythonFramework = {
  id: 'dash',
  // It stands on Flask.
  before: ['django', 'flask'],
  dependencies: ['dash'],
  port: 8050,
  servers: ['gunicorn'],
  // Without a server of its own it listens where these say, and else on this machine alone.
  env: (_, port) => ({ HOST: '0.0.0.0', PORT: String(port) }),
  // Dash keeps its WSGI application in an attribute, which projects give a name of their own: `server = app.server`.
  entrypoint(view) {
    for (const source of view.sources()) {
      const match = /^(\w+)\s*=\s*\w+\.server\s*$/m.exec(source.text);
      if (match === null) continue;
      const module = source.name.replace(/\.py$/, '').replaceAll('/', '.');
      const value = `${module}:${match[1] ?? ''}`;
      return wsgiCommand(view, { value, because: '', location: source.where(match.index) });
    }
    return undefined;
  },
};
