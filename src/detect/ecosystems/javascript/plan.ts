import type { Project } from '../../core/project.ts';
import type { Draft, Found } from '../../core/types.ts';
import { lookup } from '../../../untrusted/lookup.ts';
import { buildParts } from './build.ts';
import { saysOnly } from './build-commands.ts';
import type { BuildParts, JavascriptProject, ModulesNeeded } from './javascript-project.ts';
import { isDevelopmentServer } from './commands/development.ts';
import { chooseFramework } from '../../core/framework.ts';
import type { JavascriptFramework, Output } from './framework.ts';
import { workspaceOf, type JavascriptKnowledge } from './knowledge.ts';
import { chooseManager } from './managers/choose.ts';
import type { ManagerChoice } from './managers/manager.ts';
import { servedFolder, syncedFolder } from './file-server.ts';
import { dependsOn, readPackageJson, type PackageJson } from './package-json.ts';
import { nodeConstraint, NODE_VERSIONS, readNodeVersion } from './node-version.ts';
import { hoistedFramework } from './hoisted.ts';
import { library } from './no-service.ts';
import { chooseStartScript } from './start-script.ts';
import { serverDraft } from './server.ts';
import { siteDraft } from './site.ts';
import { withStartedMember } from './started-member.ts';
import type { Start } from './start.ts';
import { nxOutput } from './tasks/nx-standalone.ts';
import { javascriptView } from './view.ts';

/** Plans a folder with a package.json; undefined, with the reason recorded, when it is a library. */
export function planJavascript(project: Project, knowledge: JavascriptKnowledge): Draft | undefined {
  const manifest = readPackageJson(project.folder);
  if (manifest === undefined) return undefined;
  const workspace = workspaceOf(knowledge, project);
  const root = workspace?.root ?? project.folder;
  const rootManifest = root.path === project.folder.path ? manifest : (readPackageJson(root) ?? manifest);
  const choice = claimed(project, knowledge) ?? chooseManager(knowledge.managers, root, rootManifest);
  const language = decideLanguage(project, manifest);
  const { manager } = choice;
  const js = withStartedMember({
    project,
    manifest,
    root,
    rootManifest,
    workspace,
    manager,
    choice,
    knowledge,
    language,
  });
  decideManager(js);

  const own = chooseFramework(knowledge.frameworks, manifest.dependencies.keys(), manifest.devDependencies.keys());
  const chosen = own ?? hoistedFramework(js);
  const framework = chosen?.framework;
  if (chosen !== undefined) {
    const [from, at, what] =
      own === undefined
        ? [rootManifest, root, 'a script builds with what the root of the workspace brings:']
        : [manifest, project.folder, 'package.json depends on'];
    const location = at.where(from.fileName, from.dependencyLine(chosen.dependency));
    project.decide('framework', chosen.framework.id, `${what} ${chosen.dependency}`, location);
  }
  const view = javascriptView(js);
  const { constraint, conflict } = nodeConstraint(project.folder, manifest, {
    managers: knowledge.managers,
    root,
    hint: weakVersion(project),
  });
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, constraint?.location);

  const script = chooseStartScript(manifest.scripts, knowledge.runners);
  const isLibrary = library(project, manifest, script);
  if (isLibrary !== undefined) {
    project.reject('javascript package', isLibrary);
    return undefined;
  }
  const elsewhere = framework?.elsewhere?.(view);
  const line = project.hints.start?.value ?? lookup(manifest.scripts, script ?? '') ?? '';
  if (elsewhere !== undefined && (line === '' || isDevelopmentServer(line, knowledge.runners))) {
    project.problem('FEATURE_UNSUPPORTED', elsewhere.because, elsewhere.value, elsewhere.location);
    return undefined;
  }
  const output = nxOutput(js) ?? framework?.output?.(view) ?? servedOutput(js) ?? publishedOutput(js, framework);
  const parts = (modules: ModulesNeeded, start?: Start): BuildParts =>
    buildParts(js, framework, constraint, {
      modules,
      start,
      sources: () => view.sources(),
      env: output?.kind === 'server' && start?.source === 'output' ? (output.buildEnv ?? {}) : {},
    });
  return output?.kind === 'static'
    ? siteDraft(js, framework, output, parts)
    : serverDraft(js, framework, output, view, parts);
}

/** What a manager takes over, whatever package.json says of another. */
function claimed(project: Project, { managers }: JavascriptKnowledge): ManagerChoice | undefined {
  for (const manager of managers) {
    const claim = manager.claims?.(project);
    if (claim !== undefined) return { manager, ...claim };
  }
  return undefined;
}

function decideLanguage(project: Project, manifest: PackageJson): 'javascript' | 'typescript' {
  const config = project.folder.first('tsconfig.json', 'tsconfig.base.json');
  const dependency = ['typescript', 'tsx', 'ts-node'].find((name) => dependsOn(manifest, name));
  if (config !== undefined)
    return project.decide('language', 'typescript', `${config} configures the compiler`, project.folder.where(config));
  if (dependency !== undefined) {
    const location = project.folder.where(manifest.fileName, manifest.dependencyLine(dependency));
    return project.decide('language', 'typescript', `package.json depends on ${dependency}`, location);
  }
  return project.decide(
    'language',
    'javascript',
    `${manifest.fileName} describes a package`,
    project.folder.where(manifest.fileName),
  );
}

/** A start script that only serves a folder: the web server of static sites does the same, without Node.js in the image. */
function servedOutput({ project, manifest, knowledge }: JavascriptProject): Output | undefined {
  const served = servedFolder(manifest.scripts.start ?? '') ?? syncedFolder(project.folder, manifest, knowledge);
  if (served === undefined || project.hints.start !== undefined) return undefined;
  if (manifest.scripts.build === undefined && !project.folder.hasFolder(served.directory)) return undefined;
  return {
    kind: 'static',
    ...served,
    because: `scripts.start serves its files with \`${manifest.scripts.start ?? ''}\``,
    location: project.folder.where(manifest.fileName, manifest.line('scripts', 'start')),
  };
}

/** The folder that a hosting platform publishes, of a project that starts nothing and whose framework says nothing else. */
function publishedOutput(
  { project, manifest, knowledge }: JavascriptProject,
  framework: JavascriptFramework | undefined,
): Output | undefined {
  const { site, build } = project.hints;
  const directory = site?.value.replace(/^\.?\//, '').replace(/\/$/, '');
  if (
    site === undefined ||
    directory === undefined ||
    !/^(?!\.\.)[\w@.-]+(?:\/[\w@.-]+)*$/.test(directory) ||
    directory === '.'
  )
    return undefined;
  const serves = framework !== undefined && (framework.buildTime !== true || framework.port !== undefined);
  const starts =
    manifest.scripts.start !== undefined && !isDevelopmentServer(manifest.scripts.start, knowledge.runners);
  const own = manifest.scripts.build !== undefined && !saysOnly(manifest.scripts.build);
  const made = own || (build !== undefined && !saysOnly(build.value)) || project.folder.hasFolder(directory);
  if (serves || starts || !made || project.hints.start !== undefined) return undefined;
  return {
    kind: 'static',
    directory,
    singlePage: false,
    because: site.because,
    ...(site.location === undefined ? {} : { location: site.location }),
  };
}

/** A version that other tools' files name counts only where there is a package for it: it must not keep anything from being built. */
function weakVersion(project: Project): Found<string> | undefined {
  const found = lookup(project.hints.versions, NODE_VERSIONS.family);
  const text = found === undefined ? undefined : readNodeVersion(found.value);
  return text !== undefined && project.hasStream(NODE_VERSIONS.family, text) ? found : undefined;
}

function decideManager({ project, manager, choice }: JavascriptProject): void {
  const location = choice.line === undefined ? { file: choice.file } : { file: choice.file, line: choice.line };
  project.decide('build system', manager.id, choice.because, location);
}
