import type { Folder } from '../../core/folder.ts';
import { findMainClass } from './main-class.ts';
import { readSbt, type SbtBuild, type SbtProject } from './sbt-build.ts';
import { sbtCalls } from './sbt-calls.ts';
import { sbtOutput } from './sbt-output.ts';
import { jvmService } from './service.ts';
import { jvmStart } from './start.ts';
import { chooseJdk, jdkParts, oneRelease } from './version.ts';
import type { Project } from '../../core/project.ts';
import type { Draft, Found } from '../../core/types.ts';
import type { VersionConstraint } from '../../core/version-constraint.ts';
import type { BuildSystem } from '../../core/build-system.ts';
import { runtimeOf } from './runtime.ts';

const COURSIER = '/root/.cache/coursier';
const IVY = '/root/.ivy2';
const SBT = '/root/.sbt';
export const SBT_CACHES = [COURSIER, IVY, SBT];

/** Scala's build tool: Play, programs laid out or packed by a plugin, and those that have none. */
export const sbt: BuildSystem = {
  id: 'sbt',
  before: ['cargo'],
  language: 'Scala',
  looksFor: 'build.sbt',
  manifests: ['build.sbt'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('build.sbt') ? folder.where('build.sbt') : undefined),
  plan: planSbt,
};

const PLAY_SERVER = 'play.core.server.ProdServerStart';

function planSbt(project: Project): Draft | undefined {
  const { folder } = project;
  const build = readSbt(folder);
  if (build === undefined) return undefined;
  const chosen = chooseProgram(project, build);
  if (chosen === undefined) {
    project.reject('sbt project', 'it has no main class: it is a library');
    return undefined;
  }
  const { program, main } = chosen;
  if (build.layout === 'class path' && !(build.sbtVersion ?? '').startsWith('1.')) {
    project.problem(
      'FEATURE_UNSUPPORTED',
      `build.sbt has no task that lays out a program with its libraries, and sbt ${build.sbtVersion ?? 'of no given version'} cannot be asked for them`,
      'Add the plugin sbt-native-packager or sbt-assembly to project/plugins.sbt.',
      folder.where('build.sbt'),
    );
  }
  if (main.value === PLAY_SERVER) tellOfSecret(project, program.folder);
  const service = jvmService(project, build.dependencies, { folder: program.folder });
  project.decide('build system', 'sbt', 'build.sbt is its manifest', folder.where('build.sbt'));
  const jdk = jdkParts(chooseJdk(project, build.release, { because: 'sbt' }, usualJdk(build)));
  const output = sbtOutput(build, program, main.value, service.port);
  const other = project.toolchain(sbtCalls(folder));
  const start = jvmStart(project, service.port, output.command);
  if (start === undefined) project.decide('start command', output.command.join(' '), main.because, main.location);
  return {
    ...(build.name === undefined ? {} : { name: build.name }),
    language: service.language,
    buildSystem: 'sbt',
    ...(service.framework === undefined ? {} : { framework: service.framework.id }),
    build: {
      platforms: project.decide('platforms', 'portable', 'classes are the same for every machine'),
      packages: [...jdk.build, 'sbt', ...other.packages],
      env: {
        ...other.env,
        JAVA_HOME: jdk.home,
        SBT_OPTS: `-Dsbt.boot.directory=${SBT}/boot -Dsbt.ivy.home=${IVY}`,
        COURSIER_CACHE: COURSIER,
      },
      cache: [...SBT_CACHES, ...other.cache],
      commands: [...other.install, ...output.commands],
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

/** The project of the build that makes a program: one that a plugin lays out before one that only has a main class. */
function chooseProgram(
  project: Project,
  build: SbtBuild,
): { readonly program: SbtProject; readonly main: Found<string> } | undefined {
  const programs = build.projects.flatMap((program) => {
    const main = mainOf(program, build);
    return main === undefined ? [] : [{ program, main }];
  });
  const sure = programs.filter(({ program }) => program.isProgram);
  const [first, ...others] = sure.length > 0 ? sure : programs;
  if (first === undefined) return undefined;
  if (first.program.id !== undefined)
    project.decide('sbt project', first.program.id, 'it makes a program', first.program.location);
  for (const { program } of others)
    project.reject(
      `sbt project ${program.id ?? ''}`,
      `one build makes one image, and ${first.program.id ?? 'the root'} comes first`,
    );
  return first;
}

function mainOf(program: SbtProject, build: SbtBuild): Found<string> | undefined {
  if (program.isPlay)
    return {
      value: PLAY_SERVER,
      because: "it is Play's server for production",
      location: build.play ?? program.location,
    };
  return program.mainClass ?? findMainClass(program.folder);
}

/** Play up to 2.8 runs on Java 11 at most, and many a compiler of Scala that is still in use on 17. */
function usualJdk({ play, playVersion }: SbtBuild): VersionConstraint {
  return /^2\.[0-8]\b/.test(playVersion ?? '')
    ? oneRelease(11, `Play ${playVersion ?? ''}`, play)
    : oneRelease(17, 'our default for sbt');
}

function tellOfSecret(project: Project, folder: Folder): void {
  const file = 'conf/application.conf';
  if (/\bsecret\.key\b|\bsecret\s*\{\s*key\b/.test(folder.read(file) ?? '')) return;
  project.notice(
    'SECRET_NEEDED',
    `Play starts in production only with a secret: set play.http.secret.key = \${?APPLICATION_SECRET} in ${file}, and APPLICATION_SECRET where the image runs.`,
    folder.where(file),
  );
}
