import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { readGradle, readSettings, type GradleScript } from './gradle-script.ts';
import { gradleOutput, writeInitScript, type GradleKind } from './gradle-output.ts';
import { gradleCalls } from './gradle-calls.ts';
import { conventionsOf } from './gradle-conventions.ts';
import { BOOT, appliesJvm, bootPlugin, sharedPlugins, withPlugins } from './gradle-plugins.ts';
import { gradleTool } from './gradle-tool.ts';
import { MAIN_METHOD, findMainClass } from './main-class.ts';
import { jvmService } from './service.ts';
import { jvmStart } from './start.ts';
import { gradleJava } from './gradle-version.ts';
import { both, chooseJdk, jdkParts } from './version.ts';
import { CONTAINER_PORT, deploy, servletContainer } from './war.ts';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import type { Draft, Found } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';
import { runtimeOf } from './runtime.ts';

const HOME = '/root/.gradle';
const CACHES = `${HOME}/caches`;
/** What Gradle downloads, and what its wrapper downloads. */
export const GRADLE_CACHES = [CACHES, `${HOME}/wrapper`];

/** Gradle builds in both dialects, alone and with several projects. */
export const gradle: BuildSystem = {
  id: 'gradle',
  before: ['sbt'],
  language: 'Java',
  looksFor: 'build.gradle, build.gradle.kts',
  manifests: ['build.gradle', 'build.gradle.kts'],
  strength: 'manifest',
  recognise(folder) {
    const name = folder.first('build.gradle.kts', 'build.gradle');
    return name === undefined ? undefined : folder.where(name);
  },
  plan: planGradle,
};

function planGradle(project: Project): Draft | undefined {
  const { folder } = project;
  const workspace = project.workspace('Gradle projects');
  const root = workspace?.root ?? folder;
  const script = readGradle(folder, root);
  if (script === undefined) return undefined;
  const inherited = root.path === folder.path ? undefined : readGradle(root, root);
  const above = inherited === undefined ? [] : [inherited];
  const conventions = conventionsOf(root);
  const taken = conventions.of(script, folder);
  const plugins = new Set([
    ...script.plugins,
    ...taken.flatMap((each) => [...each.plugins]),
    ...sharedPlugins(inherited),
  ]);
  const boot = bootPlugin(project, plugins);
  if (boot !== undefined) plugins.add(BOOT);
  const dependencies = new Map([...above, ...taken, script].flatMap((each) => [...each.dependencies]));
  const kind = kindOf(project, script, plugins, boot);
  const main = mainClass(project, script);
  const container = plugins.has('war') && kind === 'plain' ? servletContainer(project) : undefined;
  const refusal = refuse(project, script, plugins, kind, main, container !== undefined);
  if (refusal !== undefined) {
    project.reject('gradle project', refusal);
    return undefined;
  }
  const service = jvmService(project, withPlugins(dependencies, plugins, folder, script), {
    container: container && CONTAINER_PORT,
  });
  project.decide('build system', 'gradle', `${script.file} is its manifest`, folder.where(script.file));
  const tool = gradleTool(project, root);
  const choice = chooseJdk(
    project,
    gradleJava(project, [script, ...taken, ...above], root, conventions.sources),
    both(tool.jdk, container?.jdk),
  );
  const jdk = jdkParts(choice);
  const served = container && deploy(project, container, choice.jdk.stream, folder.where(script.file));
  const production = productionProperty(project, [script, ...taken]);
  const output = gradleOutput(kind, main, {
    run: production === undefined ? tool.run : sh`${tool.run} ${`-P${production}`}`,
    path: workspace?.member.name ?? '',
    name: distributionName(project, script, root),
    served,
  });
  const other = project.toolchain(gradleCalls(project, script, root));
  const start = jvmStart(project, service.port, output.command);
  const command = start?.command ?? [...output.command, ...service.arguments];
  if (start === undefined) project.decide('start command', command.join(' '), output.because, main?.location);
  const name = root.path === folder.path ? readSettings(root)?.rootName : undefined;
  return {
    ...(name === undefined ? {} : { name }),
    language: service.language,
    buildSystem: 'gradle',
    ...(service.framework === undefined ? {} : { framework: service.framework.id }),
    build: {
      platforms: project.decide('platforms', 'portable', 'classes are the same for every machine'),
      packages: [...jdk.build, ...tool.packages, ...other.packages, ...(served?.packages ?? [])],
      env: { ...other.env, GRADLE_OPTS: '-Dorg.gradle.daemon=false', GRADLE_USER_HOME: HOME, JAVA_HOME: jdk.home },
      cache: [...(tool.packages.length === 0 ? GRADLE_CACHES : [CACHES]), ...other.cache],
      commands: [...other.install, writeInitScript(kind), ...output.commands],
    },
    runtime: runtimeOf(
      service,
      [...jdk.runtime, ...(served?.packages ?? [])],
      [...output.copy, ...service.files],
      command,
      { ...start?.env },
      start?.shell === true,
    ),
  };
}

/** Why a project is no application, or undefined; a WAR outside a workspace is a problem that its user should hear of. */
function refuse(
  project: Project,
  script: GradleScript,
  plugins: ReadonlySet<string>,
  kind: GradleKind,
  main: Found<string> | undefined,
  served: boolean,
): string | undefined {
  const { folder, hints } = project;
  const library = 'it neither applies a plugin for applications nor has a main class: it is a library';
  if ([...plugins].some((id) => /^(?:com\.android\.|android$)/.test(id)))
    return 'it is built for Android, not for a server';
  if (!appliesJvm(plugins)) return library;
  if (served) return undefined;
  if (plugins.has('war') && kind === 'plain') {
    const message = 'the build makes a WAR for a servlet container, and the package index has none';
    if (project.strict) return message;
    project.problem(
      'FEATURE_UNSUPPORTED',
      message,
      'Make it a Spring Boot application or an embedded server, or bring a Dockerfile.',
      folder.where(script.file),
    );
    return undefined;
  }
  const workspace = project.workspace('Gradle projects');
  const hasOwnSource = folder.hasFolder('src');
  if (main === undefined && hints.start === undefined) {
    if (kind === 'plain' || kind === 'distribution') return library;
    // A root often applies to its projects what only they need.
    if (project.strict || !hasOwnSource) return 'it has no main class: what it applies is for other projects';
  }
  const needed = workspace?.members.some(({ needs }) => needs.includes(workspace.member.name)) === true;
  if (kind === 'plain' && hints.start === undefined && main?.source === MAIN_METHOD && needed)
    return 'other projects are built on it: it is a library, though it has a main class';
  return undefined;
}

/** The property that scripts build for production with, and without which they do for development. */
function productionProperty(project: Project, scripts: readonly GradleScript[]): string | undefined {
  for (const script of scripts) {
    const named = script.match(/\bhasProperty\(\s*['"](prod|production)['"]\s*\)/);
    if (named === undefined) continue;
    const because = 'the build is for development without it';
    return project.decide('gradle property', named.value, because, named.location);
  }
  return undefined;
}

function kindOf(
  project: Project,
  script: GradleScript,
  plugins: ReadonlySet<string>,
  boot: string | undefined,
): GradleKind {
  const byPlugin: readonly (readonly [GradleKind, RegExp])[] = [
    ['boot', /^org\.springframework\.boot$/],
    ['quarkus', /^io\.quarkus$/],
    [
      'shadow',
      /^(?:com\.github\.johnrengelman\.shadow|com\.gradleup\.shadow|io\.ktor\.plugin|io\.micronaut\.(?:application|minimal\.application))$/,
    ],
    ['distribution', /^application$|^io\.ratpack\.ratpack-(?:java|groovy)$/],
  ];
  for (const [kind, pattern] of byPlugin) {
    const plugin = [...plugins].find((id) => pattern.test(id));
    if (plugin === undefined) continue;
    // The Micronaut and Ktor plugins apply `application`, whose distribution is the surest way to run them.
    const chosen = kind === 'shadow' && plugin.startsWith('io.') ? 'distribution' : kind;
    const shown = boot !== undefined && plugin === BOOT ? `${boot}, which brings Spring Boot's` : plugin;
    project.decide('packaging', chosen, `the build applies ${shown}`, project.folder.where(script.file));
    return chosen;
  }
  return 'plain';
}

function mainClass(project: Project, script: GradleScript): Found<string> | undefined {
  const named =
    script.match(/\bmainClass(?:Name)?\s*(?:=|\.set\s*\()\s*['"]([\w.$]+)['"]/) ??
    script.match(/['"]Main-Class['"]\s*(?:\)\s*=|:|\bto\b|,|=)\s*['"]([\w.$]+)['"]/);
  if (named !== undefined)
    return { value: named.value, because: 'the build script names it', location: named.location };
  return findMainClass(project.folder);
}

function distributionName(project: Project, script: GradleScript, root: Folder): string {
  const named = script.match(/\bapplicationName\s*=\s*['"]([\w.-]+)['"]/)?.value;
  if (named !== undefined) return named;
  if (root.path !== project.folder.path) return posix.basename(project.folder.path);
  // Without a name in the settings Gradle takes the folder's, which is where the build stage puts the source.
  return readSettings(root)?.rootName ?? (project.folder.isRoot ? 'app' : posix.basename(project.folder.path));
}
