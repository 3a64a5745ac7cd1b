import { isDevelopmentServer, reloads } from './commands/development.ts';
import type { Runners } from './knowledge.ts';

/** Scripts that start production, the most deliberate first. */
const START_SCRIPTS = ['start:prod', 'start:production', 'start', 'serve:prod', 'serve', 'prod', 'production'] as const;

/** `prod` may as well be what builds: it starts where it runs a program. */
export function startsByName(name: string, line: string): boolean {
  return !/^prod(?:uction)?$/.test(name) || /(?:^|\s)(?:node|tsx|bun|pm2-runtime)\s/.test(line);
}

/** The script to start with; one that only reloads on change gives way to one that does not. */
export function chooseStartScript(scripts: Readonly<Record<string, string>>, runners: Runners): string | undefined {
  const names = START_SCRIPTS.filter(
    (name) => scripts[name] !== undefined && scripts[name].trim() !== '' && startsByName(name, scripts[name]),
  );
  return (
    names.find((name) => {
      const line = scripts[name] ?? '';
      return !reloads(line) && !isDevelopmentServer(line, runners);
    }) ?? names.find((name) => name === 'start')
  );
}
