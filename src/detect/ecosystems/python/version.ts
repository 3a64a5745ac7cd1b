import { pythonRange } from '../../../wolfi/index.ts';
import { pinnedRelease } from './releases.ts';
import type { Project } from '../../core/project.ts';
import { asString } from '../../core/manifests/document.ts';
import {
  chooseConstraint,
  isPin,
  type ConstraintChoice,
  type VersionConstraint,
} from '../../core/version-constraint.ts';
import { versionFileConstraints, constraintsOf, type VersionFiles } from '../../core/version-files.ts';

export const PYTHON_VERSIONS: VersionFiles = {
  family: 'python',
  plain: ['.python-version', 'runtime.txt'],
  tools: ['python'],
  depth: 2,
  read: pythonRange,
};

/**
 * Order: `requires-python` (or Poetry's and Pipenv's own fields), then `.python-version`, runtime.txt, `.tool-versions` and mise.toml,
 * then the image that a Dockerfile is based on, then what requirements files pin.
 */
export function pythonConstraint(project: Project): ConstraintChoice {
  const { folder } = project;
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
  const asked = [
    ...field(['project', 'requires-python']),
    ...field(['tool', 'poetry', 'dependencies', 'python']),
    ...pipenv,
    ...versionFileConstraints(folder, PYTHON_VERSIONS),
    ...imageConstraint(project),
  ];
  const pinned = pinnedRelease(project);
  // Who names a release knows what the pins run on.
  if (asked.some((each) => isPin(each, 2))) return chooseConstraint(asked, 2);
  return chooseConstraint(
    [...asked, ...constraintsOf(pinned?.value, pinned?.because ?? '', pinned?.location, PYTHON_VERSIONS)],
    2,
  );
}

/**
 * The release that a Dockerfile is based on, since dependencies that are pinned for one may have no wheels for a later one. Where it has no
 * package any more, the nearest newer one that has: a project in a container is not refused for what its container says.
 */
function imageConstraint(project: Project): readonly VersionConstraint[] {
  const hint = project.hints.versions?.python;
  const minor = Number(/^3\.(\d+)/.exec(hint?.value ?? '')?.[1] ?? NaN);
  if (hint === undefined || Number.isNaN(minor)) return [];
  const fits = Array.from({ length: MAX_NEWER }, (_, index) => `3.${minor + index}`).find((each) =>
    project.hasStream('python', each),
  );
  return constraintsOf(fits, hint.location?.file ?? 'the Dockerfile', hint.location, PYTHON_VERSIONS);
}

/** How many minor releases a project is taken on for want of the one that its image has. */
const MAX_NEWER = 8;
