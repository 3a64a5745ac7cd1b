import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import { asStrings } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import { parseRequirement } from './names.ts';

/** Tools that ask git for a project's version, and the variable that tells each instead. */
const TOOLS: Readonly<Record<string, string>> = {
  'flit-scm': 'SETUPTOOLS_SCM_PRETEND_VERSION',
  'hatch-vcs': 'SETUPTOOLS_SCM_PRETEND_VERSION',
  'setuptools-scm': 'SETUPTOOLS_SCM_PRETEND_VERSION',
  'poetry-dynamic-versioning': 'POETRY_DYNAMIC_VERSIONING_BYPASS',
  'uv-dynamic-versioning': 'UV_DYNAMIC_VERSIONING_BYPASS',
  pbr: 'PBR_VERSION',
};

/** What stands in for a version that only git knows: a build sees no history. */
const STAND_IN = '0.0.0';

/** Variables that stand in for the history of a project that is installed, and a word about them. */
export function gitVersion(project: Project): Readonly<Record<string, string>> {
  const root = project.workspace('uv workspace')?.root ?? project.folder;
  const env = new Map<string, string>();
  for (const folder of root.path === project.folder.path ? [root] : [project.folder, root]) {
    for (const { tool, file } of versionTools(folder)) {
      const name = lookup(TOOLS, tool);
      if (name === undefined || env.has(name)) continue;
      env.set(name, STAND_IN);
      const location = folder.where(file);
      project.decide(name, STAND_IN, `${tool} asks git for the version, and a build has no history`, location);
      project.notice(
        'VERSION_FROM_GIT',
        `${tool} takes the project's version from git, which a build has not: it is built as ${STAND_IN}; an aipack.yml that sets ${name} in build.env says another`,
        location,
      );
    }
  }
  return Object.fromEntries(env);
}

function versionTools(folder: Folder): readonly { readonly tool: string; readonly file: string }[] {
  const requires = asStrings(folder.toml('pyproject.toml')?.get('build-system', 'requires'));
  const named = requires.flatMap((text) => {
    const name = parseRequirement(text)?.name;
    return name !== undefined && Object.hasOwn(TOOLS, name) ? [{ tool: name, file: 'pyproject.toml' }] : [];
  });
  const setup = /\buse_scm_version\s*=/.test(folder.read('setup.py') ?? '');
  return [...named, ...(setup ? [{ tool: 'setuptools-scm', file: 'setup.py' }] : [])];
}
