import { findMainClass } from '../languages/java/main-class.ts';
import { jvmService } from '../languages/java/service.ts';
import { chooseJdk, jdkParts } from '../languages/java/version.ts';
import { lineIndex } from '../manifests/document.ts';
import type { Project } from '../project.ts';
import { blankComments } from '../sources.ts';
import { hintedProgram } from '../start-hint.ts';
import type { Draft, SourceLocation } from '../types.ts';
import type { BuildSystem } from './build-system.ts';
import { runtimeOf } from './maven.ts';

/** Scala's build tool, with the plugin that lays out a program and its libraries. */
export const sbt: BuildSystem = {
  id: 'sbt',
  language: 'Scala',
  looksFor: 'build.sbt',
  manifests: ['build.sbt'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('build.sbt') ? folder.where('build.sbt') : undefined),
  plan: planSbt,
};

function planSbt(project: Project): Draft | undefined {
  const { folder } = project;
  const text = blankComments(folder.read('build.sbt') ?? '', 'slashes');
  const lineAt = lineIndex(text);
  const named = /\bmainClass\s*:=\s*Some\(\s*"([\w.$]+)"/.exec(text);
  const main =
    named?.[1] === undefined
      ? findMainClass(folder)
      : { value: named[1], because: 'build.sbt names it', location: folder.where('build.sbt', lineAt(named.index)) };
  if (main === undefined) {
    project.reject('sbt project', 'it has no main class: it is a library');
    return undefined;
  }
  const plugins = folder
    .matching(/\.sbt$/, 'project')
    .map((name) => folder.read(`project/${name}`) ?? '')
    .join('\n');
  const assembly = plugins.includes('sbt-assembly');
  if (!assembly && !plugins.includes('sbt-native-packager') && !plugins.includes('play')) {
    project.problem(
      'FEATURE_UNSUPPORTED',
      'build.sbt has no task that lays out a program with its libraries',
      'Add the plugin sbt-native-packager or sbt-assembly to project/plugins.sbt.',
      folder.where('build.sbt'),
    );
  }
  const dependencies = new Map<string, SourceLocation>();
  for (const match of text.matchAll(/"([\w.-]+)"\s*%%?%?\s*"([\w.-]+)"\s*%/g)) {
    dependencies.set(`${match[1] ?? ''}:${match[2] ?? ''}`, folder.where('build.sbt', lineAt(match.index)));
  }
  const service = jvmService(project, dependencies);
  project.decide('build system', 'sbt', 'build.sbt is its manifest', folder.where('build.sbt'));
  const jdk = jdkParts(chooseJdk(project, []));
  const name = /\bname\s*:=\s*"([^"]+)"/.exec(text)?.[1];
  const command = assembly ? ['java', '-jar', 'app.jar'] : ['java', '-cp', '/app/lib/*', main.value];
  const start = hintedProgram(project, service.port, command);
  if (start === undefined) project.decide('start command', command.join(' '), main.because, main.location);
  return {
    ...(name === undefined ? {} : { name }),
    language: service.language,
    buildSystem: 'sbt',
    ...(service.framework === undefined ? {} : { framework: service.framework.id }),
    build: {
      packages: [...jdk.build, 'sbt'],
      env: {
        JAVA_HOME: jdk.home,
        SBT_OPTS: '-Dsbt.boot.directory=/root/.sbt/boot -Dsbt.ivy.home=/root/.ivy2',
        COURSIER_CACHE: '/root/.cache/coursier',
      },
      cache: ['/root/.cache/coursier', '/root/.ivy2', '/root/.sbt'],
      commands: assembly
        ? [
            { run: 'sbt --batch assembly', name: 'build' },
            {
              run: "find target -name '*-assembly-*.jar' -exec cp {} /root/app.jar \\;",
              inputs: [],
              name: 'pick the jar',
            },
          ]
        : [{ run: 'sbt --batch stage', name: 'build' }],
    },
    runtime: runtimeOf(
      service,
      jdk.runtime,
      [assembly ? { from: '/root/app.jar', to: 'app.jar' } : { from: 'target/universal/stage/lib', to: 'lib' }],
      start?.command ?? command,
      { ...start?.env },
      start?.shell === true,
    ),
  };
}
