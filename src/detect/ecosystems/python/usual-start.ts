import type { Project } from '../../core/project.ts';
import { parseStartLine } from '../../core/start-line.ts';
import { lookup } from '../../../untrusted/lookup.ts';
import type { PythonStart } from './python-start.ts';
import { DISTRIBUTIONS } from './start-programs.ts';

/**
 * What another container of the same source is started with, as a Dockerfile or a manifest of Kubernetes has it: a file of the project,
 * or a program of those that servers and workers run in.
 */
export function usualStart({ hints, folder }: Project): PythonStart | undefined {
  // A package that extends Celery is run by it.
  const command = /['"]celery\.commands['"]\s*:\s*\[\s*['"](?<name>\w+)\s*=/.exec(folder.read('setup.py') ?? '')?.groups
    ?.name;
  if (command !== undefined)
    return {
      command: ['celery', command],
      env: {},
      shell: false,
      isUsual: true,
      because: 'it is a command of Celery',
      location: folder.where('setup.py'),
    };
  const hint = hints.usualStart;
  if (hint === undefined) return undefined;
  const { argv: [first = '', ...words] = [] } = parseStartLine(hint.value);
  const program = first.slice(first.lastIndexOf('/') + 1);
  const evidence = { because: hint.because, ...(hint.location === undefined ? {} : { location: hint.location }) };
  if (/^python[\d.]*$/.test(program)) {
    const [file = '', ...rest] = words[0] === '-u' ? words.slice(1) : words;
    const name = file.replace(/^\.\//, '');
    if (!/^[\w./-]+\.py$/.test(name) || /(?:^|\/)manage\.py$/.test(name) || !folder.has(name)) return undefined;
    return { command: ['python3', name, ...rest], env: {}, shell: false, ...evidence };
  }
  return lookup(DISTRIBUTIONS, program) === undefined
    ? undefined
    : { command: [program, ...words], env: {}, shell: false, isUsual: true, ...evidence };
}
