import { lookup } from '../../../untrusted/lookup.ts';
import type { BuildPlatforms } from '../../../schema/universal-build.ts';
import type { JavascriptProject, ModulesNeeded } from './javascript-project.ts';
import { IDLE_SCRIPTS } from './install-scripts.ts';
import type { LockedPackage } from './managers/locked.ts';
import { NATIVE_PACKAGES } from './native.ts';

export interface PlatformFacts {
  /** What of node_modules the image takes. */
  readonly modules: ModulesNeeded;
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
  if (!facts.installs) return project.decide('platforms', 'portable', 'the image takes no installed packages');
  if (facts.compiles) return project.decide('platforms', 'native', 'packages compile while they are installed');
  const locked = manager.locked?.(root);
  const location = locked?.location;
  for (const each of locked?.packages ?? []) {
    if (facts.modules !== 'all' && each.development) continue;
    const because = boundBy(each);
    if (because !== undefined) return project.decide('platforms', 'native', `${each.name} ${because}`, location);
  }
  if (locked?.isWhole === true && locked.packages.length > 0)
    return project.decide('platforms', 'portable', 'no locked package holds or compiles a program', location);
  return project.decide('platforms', 'native', 'no lock file tells which packages hold or compile a program', location);
}

function boundBy({ name, machine, scripts }: LockedPackage): string | undefined {
  if (machine) return 'is for one kind of processor';
  if (scripts === true && !IDLE_SCRIPTS.has(name)) return 'runs a script while it is installed';
  return scripts === undefined && lookup(NATIVE_PACKAGES, name)?.build !== undefined ? 'is compiled' : undefined;
}
