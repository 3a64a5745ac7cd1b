import { lookup } from '../../../untrusted/lookup.ts';
import { Folder } from '../../core/folder.ts';
import { asString, asStrings } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import type { Repository } from '../../core/repository.ts';
import { sh, type ShellCode } from '../../core/shell.ts';
import { closure } from '../../core/workspace.ts';
import { distributionName, parseRequirement } from './names.ts';
import { scmVersion, type Scheme } from './scm-version.ts';

interface Tool {
  /** The variable that tells it the version; without one it reads it out of PKG-INFO, as of a source distribution. */
  readonly variable?: string;
  readonly scheme: Scheme;
}

const SCM: Tool = { variable: 'SETUPTOOLS_SCM_PRETEND_VERSION', scheme: 'next' };

/** Tools that ask git for a project's version, and what tells each instead (their documentation). */
const TOOLS: Readonly<Record<string, Tool>> = {
  'flit-scm': SCM,
  'hatch-vcs': SCM,
  'setuptools-scm': SCM,
  'pdm-backend': { variable: 'PDM_BUILD_SCM_VERSION', scheme: 'next' },
  'pdm-pep517': { variable: 'PDM_PEP517_SCM_VERSION', scheme: 'next' },
  'poetry-dynamic-versioning': { variable: 'POETRY_DYNAMIC_VERSIONING_BYPASS', scheme: 'post' },
  'uv-dynamic-versioning': { variable: 'UV_DYNAMIC_VERSIONING_BYPASS', scheme: 'post' },
  pbr: { variable: 'PBR_VERSION', scheme: 'next' },
  versioningit: { scheme: 'post' },
};

/** What stands in for a version that nobody knows: a build sees no history. */
const STAND_IN = '0.0.0';

export interface GitVersion {
  /** Variables that stand in for the history of a project that is installed. */
  readonly env: Readonly<Record<string, string>>;
  /** What has to run in front of its installation. */
  readonly before?: ShellCode;
}

/** Tells the tools of a project that is installed the version that git knows on this side, or one that stands in for it. */
export function gitVersion(project: Project): GitVersion {
  const env = new Map<string, string>();
  let before: ShellCode | undefined;
  for (const folder of foldersOf(project)) {
    for (const { tool, file } of versionTools(folder)) {
      const { variable = 'PKG-INFO', scheme = 'next' } = lookup(TOOLS, tool) ?? {};
      if (env.has(variable)) continue;
      const version = decideVersion(project, folder, { tool, file, variable, scheme });
      env.set(variable, version);
      if (variable === 'PKG-INFO' && folder.path === project.folder.path) before = packageInfo(folder, version);
    }
  }
  env.delete('PKG-INFO');
  return { env: Object.fromEntries(env), ...(before === undefined ? {} : { before }) };
}

/** The project, what it needs of its workspace, and the workspace's root. */
function foldersOf(project: Project): readonly Folder[] {
  const workspace = project.workspace('uv workspace');
  if (workspace === undefined) return [project.folder];
  const { root } = workspace;
  const needed = closure(workspace).map(({ path }) => root.sub(root.relative(path)));
  const others = [...needed, root].filter(({ path }) => path !== project.folder.path);
  return [project.folder, ...others];
}

interface Question {
  readonly tool: string;
  readonly file: string;
  readonly variable: string;
  readonly scheme: Scheme;
}

function decideVersion(project: Project, folder: Folder, { tool, file, variable, scheme }: Question): string {
  const location = folder.where(file);
  const { history } = folder.repository;
  const local = !/\bno-local-version\b/.test(folder.read(file) ?? '');
  const known = history === undefined ? undefined : scmVersion(history, scheme, local);
  if (known !== undefined) {
    const where = history?.tag === undefined ? 'no tag' : `the tag ${history.tag}`;
    return project.decide(
      variable,
      known,
      `${tool} asks git for the version, which a build can't; git says so here, with ${where} behind the commit`,
      location,
    );
  }
  project.decide(variable, STAND_IN, `${tool} asks git for the version, and a build has no history`, location);
  project.notice(
    'VERSION_FROM_GIT',
    `${tool} takes the project's version from git, which a build has not, and here no tag tells it: it is built as ${STAND_IN}; a checkout with its history and tags (fetch-depth: 0) has the version${variable === 'PKG-INFO' ? '' : `, and an aipack.yml that sets ${variable} in build.env says another`}`,
    location,
  );
  return STAND_IN;
}

/** Metadata of a source distribution, which versioningit takes the version from where there is no repository. */
function packageInfo(folder: Folder, version: string): ShellCode {
  const name = asString(folder.toml('pyproject.toml')?.get('project', 'name')) ?? 'project';
  return sh`printf ${'Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n'} ${distributionName(name)} ${version} > PKG-INFO`;
}

interface Shown {
  readonly tool: string;
  readonly file: string;
}

function versionTools(folder: Folder): readonly Shown[] {
  const pyproject = folder.toml('pyproject.toml');
  const required = asStrings(pyproject?.get('build-system', 'requires')).flatMap((text) => {
    const name = parseRequirement(text)?.name;
    return name !== undefined && Object.hasOwn(TOOLS, name) ? [{ tool: name, file: 'pyproject.toml' }] : [];
  });
  // PDM's backend is asked for by projects that say their version themselves, too.
  const bySource = pyproject?.get('tool', 'pdm', 'version', 'source') === 'scm';
  const named = required.filter(({ tool }) => !tool.startsWith('pdm-') || bySource);
  const setup = /\buse_scm_version\s*=/.test(folder.read('setup.py') ?? '');
  return [...named, ...(setup ? [{ tool: 'setuptools-scm', file: 'setup.py' }] : [])];
}

/** Whether manifests anywhere name a tool that asks git; they are not parsed for that. */
export function asksHistory(repository: Repository): boolean {
  const folders = repository.foldersWith((name) => name === 'pyproject.toml' || name === 'setup.py');
  return folders.some((path) => asksGit(new Folder(repository, path)));
}

function asksGit(folder: Folder): boolean {
  const text = `${folder.read('pyproject.toml') ?? ''}\n${folder.read('setup.py') ?? ''}`;
  return /\buse_scm_version\b|["'](?:flit|setuptools)[-_]scm\b|["']hatch[-_]vcs\b|["'](?:poetry|uv)[-_]dynamic[-_]versioning\b|["']pdm[-_](?:backend|pep517)\b|["']pbr\b|["']versioningit\b/.test(
    text,
  );
}
