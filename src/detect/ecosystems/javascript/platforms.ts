import { lookup } from '../../../untrusted/lookup.ts';
import type { BuildPlatforms } from '../../../schema/universal-build.ts';
import type { JavascriptProject, ModulesNeeded } from './javascript-project.ts';
import type { LockedPackage } from './managers/manager.ts';
import { IDLE_SCRIPTS, MAX_LOCK_BYTES } from './locked.ts';
import { NATIVE_PACKAGES } from './native.ts';

export interface PlatformFacts {
  /** What of node_modules the image takes, or `site` where it takes files for browsers only. */
  readonly modules: ModulesNeeded | 'site';
  /** Whether there is anything in node_modules. */
  readonly installs: boolean;
  /** Whether packages of the build stage compile something. */
  readonly compiles: boolean;
  /** Whether the process is a program that the build compiled for a machine. */
  readonly isBinary: boolean;
}

/**
 * JavaScript is the same on every machine; what may not be are packages that hold or compile a program. Those that only the lock
 * file's own format tells apart are looked for there, and where it can't tell, the build stays on each platform.
 */
export function decidePlatforms(js: JavascriptProject, facts: PlatformFacts): BuildPlatforms {
  const { project, root, manager } = js;
  if (facts.isBinary) return project.decide('platforms', 'native', 'the build compiles a program for one machine');
  if (facts.modules === 'site')
    return project.decide('platforms', 'portable', 'browsers get the same files everywhere');
  if (!facts.installs) return project.decide('platforms', 'portable', 'the image takes no installed packages');
  if (facts.compiles) return project.decide('platforms', 'native', 'packages compile while they are installed');
  const file = root.first(...manager.lockFiles);
  const text = file === undefined ? undefined : root.repository.head(root.sub(file).path, MAX_LOCK_BYTES);
  const location = file === undefined ? undefined : root.where(file);
  let some = false;
  for (const each of manager.locked?.(text ?? '') ?? []) {
    some = true;
    if (facts.modules !== 'all' && each.development) continue;
    const because = boundBy(each);
    if (because !== undefined) return project.decide('platforms', 'native', `${each.name} ${because}`, location);
  }
  if (some && (text?.length ?? 0) < MAX_LOCK_BYTES)
    return project.decide('platforms', 'portable', 'no locked package holds or compiles a program', location);
  return project.decide('platforms', 'native', 'no lock file tells which packages hold or compile a program', location);
}

function boundBy({ name, machine, scripts }: LockedPackage): string | undefined {
  if (machine) return 'is for one kind of processor';
  if (scripts === true && !IDLE_SCRIPTS.has(name)) return 'runs a script while it is installed';
  return scripts === undefined && lookup(NATIVE_PACKAGES, name)?.build !== undefined ? 'is compiled' : undefined;
}
