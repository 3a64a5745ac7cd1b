import { pythonRange } from '../../../wolfi/index.ts';
import type { Folder } from '../../core/folder.ts';
import { asString } from '../../core/manifests/document.ts';
import { chooseConstraint, type ConstraintChoice } from '../../core/version-constraint.ts';
import { versionFileConstraints, constraintsOf, type VersionFiles } from '../../core/version-files.ts';

export const PYTHON_VERSIONS: VersionFiles = {
  family: 'python',
  plain: ['.python-version', 'runtime.txt'],
  tools: ['python'],
  depth: 2,
  read: pythonRange,
};

/** Order: `requires-python` (or Poetry's and Pipenv's own fields), then `.python-version`, runtime.txt, `.tool-versions` and mise.toml. */
export function pythonConstraint(folder: Folder): ConstraintChoice {
  const pyproject = folder.toml('pyproject.toml');
  const pipfile = folder.toml('Pipfile');
  const field = (path: readonly string[]) => {
    const text = asString(pyproject?.get(...path));
    return constraintsOf(
      text,
      path.join('.'),
      folder.where('pyproject.toml', pyproject?.line(...path)),
      PYTHON_VERSIONS,
    );
  };
  const pipenv = ['python_full_version', 'python_version'].flatMap((name) => {
    const text = asString(pipfile?.get('requires', name));
    return constraintsOf(
      text,
      `Pipfile ${name}`,
      folder.where('Pipfile', pipfile?.line('requires', name)),
      PYTHON_VERSIONS,
    );
  });
  return chooseConstraint(
    [
      ...field(['project', 'requires-python']),
      ...field(['tool', 'poetry', 'dependencies', 'python']),
      ...pipenv,
      ...versionFileConstraints(folder, PYTHON_VERSIONS),
    ],
    2,
  );
}
