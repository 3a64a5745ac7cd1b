import type { BuildPlatforms } from '../../../schema/universal-build.ts';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import type { PythonManager } from './managers/manager.ts';

export interface PlatformFacts {
  readonly locked: PythonManager['locked'];
  /** Whether anything is installed that the project names. */
  readonly installs: boolean;
  /** Where the manager's lock file lies. */
  readonly root: Folder;
}

/**
 * Python is the same on every machine; distributions that hold compiled modules are not. A lock file that lists the files of each shows
 * which they are. Where it can't, the build stays on each platform.
 */
export function decidePlatforms(project: Project, { locked, installs, root }: PlatformFacts): BuildPlatforms {
  if (!installs) return project.decide('platforms', 'portable', 'the program has no dependencies');
  const packages = locked?.packages(root);
  if (locked === undefined || packages === undefined) {
    return project.decide('platforms', 'native', 'no lock file tells which dependencies hold compiled modules');
  }
  const location = root.where(locked.file);
  for (const { name, files } of packages) {
    if (files.length === 0 || !files.every((file) => file.endsWith('-none-any.whl'))) {
      return project.decide('platforms', 'native', `${name} is published for single platforms, or as source`, location);
    }
  }
  return project.decide('platforms', 'portable', 'every locked distribution fits all platforms', location);
}
