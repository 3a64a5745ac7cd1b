import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { commandsOf, takeAssignments } from '../../core/start-line.ts';
import { SHELL } from '../../core/start-script.ts';
import { lookup } from '../../../untrusted/lookup.ts';
import { reachedScripts } from './reached-scripts.ts';
import type { PackageJson } from './package-json.ts';

/** The build stage has a shell of its own, which is none of these. */
const OTHERS = ['bash', 'zsh'];

/**
 * Shells that scripts of a build call, or files that they run ask for in their first line.
 * @param more names of scripts that the build starts with, beside `build`
 */
export function scriptShells(
  project: Project,
  folder: Folder,
  manifest: PackageJson,
  ...more: readonly string[]
): readonly string[] {
  const reached = new Map(reachedScripts(manifest));
  for (const name of more) reached.set(name, lookup(manifest.scripts, name) ?? '');
  const found = new Map<string, string>();
  for (const [name, line] of reached)
    for (const words of commandsOf(line)) {
      const [program = ''] = takeAssignments(words).words;
      const shell = OTHERS.includes(program) ? program : askedBy(folder, program);
      if (shell !== undefined && OTHERS.includes(shell) && !found.has(shell)) found.set(shell, name);
    }
  for (const [shell, name] of found)
    project.decide(
      'system packages',
      shell,
      `scripts.${name} needs it`,
      folder.where(manifest.fileName, manifest.line('scripts', name)),
    );
  return project.available([...found.keys()], 'scripts need it');
}

function askedBy(folder: Folder, program: string): string | undefined {
  if (!/^(?:\.\/)?[\w./-]+$/.test(program) || !program.includes('/')) return undefined;
  return SHELL.exec(folder.read(program) ?? '')?.groups?.shell;
}
