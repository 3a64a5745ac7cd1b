import { posix } from 'node:path';
import type { Folder } from '../folder.ts';
import { readGradle, readSettings, type GradleScript } from '../languages/java/gradle-script.ts';
import { findMainClass } from '../languages/java/main-class.ts';
import { jvmService } from '../languages/java/service.ts';
import { buildWish, chooseJdk, jdkParts } from '../languages/java/version.ts';
import type { Project } from '../project.ts';
import { hintedProgram } from '../start-hint.ts';
import type { BuildCommand, CopyEntry, Draft, Found } from '../types.ts';
import type { BuildSystem } from './build-system.ts';
import { runtimeOf } from './maven.ts';

/** Gradle builds in both dialects, alone and with several projects. */
export const gradle: BuildSystem = {
  id: 'gradle',
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

/** The newest JDK that a Gradle release runs on, by major and minor (Gradle's compatibility matrix); long-term releases only. */
const RUNS_ON: readonly (readonly [number, number, number])[] = [
  [9, 1, 25],
  [8, 5, 21],
  [7, 3, 17],
  [5, 0, 11],
];

function planGradle(project: Project): Draft | undefined {
  const { folder } = project;
  const workspace = project.workspace('Gradle projects');
  const root = workspace?.root ?? folder;
  const script = readGradle(folder, root);
  if (script === undefined) return undefined;
  const inherited = root.path === folder.path ? undefined : readGradle(root, root);
  const plugins = new Set([...script.plugins, ...sharedPlugins(inherited)]);
  const dependencies = new Map([...(inherited?.dependencies ?? []), ...script.dependencies]);
  const kind = kindOf(project, script, plugins);
  const main = mainClass(project, script);
  if (
    !appliesJvm(plugins) ||
    ((kind === 'plain' || kind === 'distribution') &&
      main === undefined &&
      project.hints.start === undefined &&
      !plugins.has('war'))
  ) {
    project.reject(
      'gradle project',
      'it neither applies a plugin for applications nor has a main class: it is a library',
    );
    return undefined;
  }
  if (plugins.has('war') && kind === 'plain') {
    project.problem(
      'FEATURE_UNSUPPORTED',
      'the build makes a WAR for a servlet container, and none is in the package index',
      'Make it a Spring Boot application or an embedded server, or bring a Dockerfile.',
      folder.where(script.file),
    );
  }
  const service = jvmService(project, withPlugins(dependencies, plugins, folder, script));
  project.decide('build system', 'gradle', `${script.file} is its manifest`, folder.where(script.file));
  const tool = gradleTool(project, root);
  const jdk = jdkParts(
    chooseJdk(project, javaWishes([script, ...(inherited === undefined ? [] : [inherited])]), tool.newestJdk),
  );
  const output = outputOf(kind, main, {
    run: tool.run,
    path: workspace?.member.name ?? '',
    name: distributionName(project, script, root),
  });
  const start = hintedProgram(project, service.port, output.command);
  if (start === undefined) project.decide('start command', output.command.join(' '), output.because, main?.location);
  const name = root.path === folder.path ? readSettings(root)?.rootName : undefined;
  return {
    ...(name === undefined ? {} : { name }),
    language: service.language,
    buildSystem: 'gradle',
    ...(service.framework === undefined ? {} : { framework: service.framework.id }),
    build: {
      packages: [...jdk.build, ...tool.packages],
      env: { GRADLE_OPTS: '-Dorg.gradle.daemon=false', GRADLE_USER_HOME: '/root/.gradle', JAVA_HOME: jdk.home },
      cache: ['/root/.gradle/caches', ...(tool.packages.length === 0 ? ['/root/.gradle/wrapper'] : [])],
      commands: [...(kind === 'plain' ? [INIT_SCRIPT] : []), ...output.commands],
    },
    runtime: runtimeOf(
      service,
      jdk.runtime,
      output.copy,
      start?.command ?? output.command,
      { ...start?.env },
      start?.shell === true,
    ),
  };
}

/** Plugins that the root applies to all projects. */
function sharedPlugins(root: GradleScript | undefined): readonly string[] {
  if (root === undefined || !/\b(?:allprojects|subprojects)\s*\{/.test(root.text)) return [];
  return [...root.plugins].filter(
    (id) => root.text.indexOf(id) > root.text.search(/\b(?:allprojects|subprojects)\s*\{/),
  );
}

function appliesJvm(plugins: ReadonlySet<string>): boolean {
  return [...plugins].some((id) =>
    /^(?:java|application|war|groovy|scala|java-library|org\.springframework\.boot|org\.jetbrains\.kotlin\.(?:jvm|multiplatform)|kotlin|io\.ktor\.plugin|io\.quarkus|io\.micronaut\.\w+|com\.(?:github\.johnrengelman|gradleup)\.shadow)/.test(
      id,
    ),
  );
}

/** Plugins tell of frameworks too: Ktor's and Boot's bring their dependencies by themselves. */
function withPlugins(
  dependencies: GradleScript['dependencies'],
  plugins: ReadonlySet<string>,
  folder: Folder,
  script: GradleScript,
): GradleScript['dependencies'] {
  const all = new Map(dependencies);
  if (plugins.has('org.springframework.boot'))
    all.set('org.springframework.boot:spring-boot', folder.where(script.file));
  return all;
}

type Kind = 'boot' | 'quarkus' | 'shadow' | 'distribution' | 'plain';

function kindOf(project: Project, script: GradleScript, plugins: ReadonlySet<string>): Kind {
  const byPlugin: readonly (readonly [Kind, RegExp])[] = [
    ['boot', /^org\.springframework\.boot$/],
    ['quarkus', /^io\.quarkus$/],
    [
      'shadow',
      /^(?:com\.github\.johnrengelman\.shadow|com\.gradleup\.shadow|io\.ktor\.plugin|io\.micronaut\.(?:application|minimal\.application))$/,
    ],
    ['distribution', /^application$/],
  ];
  for (const [kind, pattern] of byPlugin) {
    const plugin = [...plugins].find((id) => pattern.test(id));
    if (plugin === undefined) continue;
    // The Micronaut and Ktor plugins apply `application`, whose distribution is the surest way to run them.
    const chosen = kind === 'shadow' && plugin.startsWith('io.') ? 'distribution' : kind;
    project.decide('packaging', chosen, `the build applies ${plugin}`, project.folder.where(script.file));
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

function javaWishes(scripts: readonly GradleScript[]) {
  const patterns: readonly (readonly [string, RegExp])[] = [
    [
      'the Java toolchain',
      /\b(?:languageVersion\s*(?:=|\.set\s*\()\s*JavaLanguageVersion\.of|jvmToolchain)\s*\(\s*['"]?(\d+)/,
    ],
    ['options.release', /\brelease\s*(?:=|\.set\s*\()\s*(\d+)/],
    [
      'sourceCompatibility',
      /\bsourceCompatibility\s*=?\s*(?:JavaVersion\.(?:VERSION_|toVersion\s*\(\s*)?)?['"]?((?:1[._])?\d+)/,
    ],
    [
      'targetCompatibility',
      /\btargetCompatibility\s*=?\s*(?:JavaVersion\.(?:VERSION_|toVersion\s*\(\s*)?)?['"]?((?:1[._])?\d+)/,
    ],
    ['jvmTarget', /\bjvmTarget\s*(?:=|\.set\s*\()\s*(?:JvmTarget\.JVM_)?['"]?((?:1[._])?\d+)/],
  ];
  return scripts.flatMap((script) =>
    patterns.flatMap(([source, pattern]) => {
      const found = script.match(pattern);
      return found === undefined ? [] : buildWish(found.value.replace('_', '.'), source, found.location);
    }),
  );
}

interface Tool {
  /** The command, from the service's folder, without tasks. */
  readonly run: string;
  readonly packages: readonly string[];
  readonly newestJdk?: { readonly major: number; readonly because: string };
}

/** The package where it has the release line that the wrapper asks for; the wrapper itself where it has not. */
function gradleTool(project: Project, root: Folder): Tool {
  const properties = 'gradle/wrapper/gradle-wrapper.properties';
  const version = /distributionUrl=.*gradle-(\d+)(?:\.(\d+))?/.exec(root.read(properties) ?? '');
  const major = Number(version?.[1] ?? 9);
  const minor = Number(version?.[2] ?? 99);
  const runsOn = RUNS_ON.find(
    ([thatMajor, thatMinor]) => major > thatMajor || (major === thatMajor && minor >= thatMinor),
  );
  const newestJdk =
    version === null || runsOn === undefined
      ? {}
      : { newestJdk: { major: runsOn[2], because: `Gradle ${major}.${minor}` } };
  const up = project.folder.relative(root.path);
  const place = up === '.' ? '' : ` -p ${up}`;
  const packaged = `gradle-${major}`;
  if (version === null || project.catalog.has(packaged)) {
    const name = project.catalog.has(packaged) ? packaged : 'gradle';
    project.decide(
      'gradle',
      name,
      version === null ? 'there is no wrapper that asks for another' : 'the wrapper asks for this release line',
      version === null ? undefined : root.where(properties),
    );
    return { run: `gradle${place}`, packages: [name], ...newestJdk };
  }
  if (!root.has('gradlew') || !root.has('gradle/wrapper/gradle-wrapper.jar')) {
    project.problem(
      'VERSION_UNAVAILABLE',
      `the wrapper asks for Gradle ${major}.${minor}, which is no package, and its script or its jar is not in the repository`,
      'Commit gradlew and gradle/wrapper/gradle-wrapper.jar, or move to a current Gradle.',
      root.where(properties),
    );
  }
  project.decide('gradle', `wrapper ${major}.${minor}`, `no package has Gradle ${major}`, root.where(properties));
  return { run: `sh ${posix.join(up, 'gradlew')}${place}`, packages: [], ...newestJdk };
}

function distributionName(project: Project, script: GradleScript, root: Folder): string {
  const named = script.match(/\bapplicationName\s*=\s*['"]([\w.-]+)['"]/)?.value;
  if (named !== undefined) return named;
  if (root.path !== project.folder.path) return posix.basename(project.folder.path);
  // Without a name in the settings Gradle takes the folder's, which is where the build stage puts the source.
  return readSettings(root)?.rootName ?? (project.folder.isRoot ? 'app' : posix.basename(project.folder.path));
}

/** Adds a task that gathers what a plain project needs while running, which the java plugin has no task for. */
const INIT_SCRIPT: BuildCommand = {
  run: `cat > /root/libraries.gradle <<'GRADLE'
allprojects {
  plugins.withId('java') {
    tasks.register('gatherLibraries', Copy) {
      from configurations.runtimeClasspath
      into layout.buildDirectory.dir('libraries')
    }
  }
}
GRADLE`,
  inputs: [],
  name: 'write the init script',
};

interface Output {
  readonly commands: readonly BuildCommand[];
  readonly copy: readonly CopyEntry[];
  readonly command: readonly string[];
  readonly because: string;
}

function outputOf(
  kind: Kind,
  main: Found<string> | undefined,
  tool: { readonly run: string; readonly path: string; readonly name: string },
): Output {
  const build = (task: string, flags = ''): BuildCommand => ({
    run: `${tool.run}${flags} --no-daemon --console=plain ${tool.path}${tool.path === '' ? '' : ':'}${task}`,
    name: 'build',
  });
  // Of all jars that a build leaves, the one whose manifest names a main class is the one that runs.
  const pick = (pattern: string): BuildCommand => ({
    run: `for jar in build/libs/${pattern}; do if unzip -p "$jar" META-INF/MANIFEST.MF | grep -q '^Main-Class:'; then cp "$jar" /root/app.jar; fi; done`,
    inputs: [],
    name: 'pick the jar',
  });
  const single: Pick<Output, 'copy' | 'command'> = {
    copy: [{ from: '/root/app.jar', to: 'app.jar' }],
    command: ['java', '-jar', 'app.jar'],
  };
  switch (kind) {
    case 'boot':
      return {
        ...single,
        commands: [build('assemble'), pick('*.jar')],
        because: 'Spring Boot packs everything into one jar',
      };
    case 'shadow':
      return {
        ...single,
        commands: [build('shadowJar'), pick('*-all.jar')],
        because: 'the shadow plugin packs everything into one jar',
      };
    case 'quarkus':
      return {
        commands: [build('build', ' -x test')],
        copy: [{ from: 'build/quarkus-app', to: '.' }],
        command: ['java', '-jar', 'quarkus-run.jar'],
        because: 'Quarkus makes a folder with a jar that runs',
      };
    case 'distribution':
      return {
        commands: [build('installDist')],
        copy: [{ from: `build/install/${tool.name}/lib`, to: 'lib' }],
        command: ['java', '-cp', '/app/lib/*', main?.value ?? 'Main'],
        because: 'the distribution holds the jar and its dependencies, and the main class is known',
      };
    case 'plain':
      return {
        commands: [
          {
            run: `${tool.run} --init-script /root/libraries.gradle --no-daemon --console=plain ${tool.path}${tool.path === '' ? '' : ':'}assemble ${tool.path}${tool.path === '' ? '' : ':'}gatherLibraries`,
            name: 'build',
          },
          { run: 'mkdir -p build/libraries', inputs: [], name: 'make the folder' },
        ],
        copy: [
          { from: 'build/libraries', to: 'lib' },
          { from: 'build/libs', to: 'jars' },
        ],
        command: ['java', '-cp', '/app/jars/*:/app/lib/*', main?.value ?? 'Main'],
        because: 'the class path holds the jars and their dependencies, and the main class is known',
      };
  }
}
