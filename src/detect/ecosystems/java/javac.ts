import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { mainClassOf } from './main-class.ts';
import { jvmService } from './service.ts';
import { jvmStart } from './start.ts';
import { chooseJdk, jdkParts } from './version.ts';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import { sourceFiles, type SourceFile } from '../../core/sources.ts';
import type { Draft } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';
import { runtimeOf } from './runtime.ts';

/** Java source without a build tool: everything is compiled at once, with the jars of a `lib` folder on the class path. */
export const javaProgram: BuildSystem = {
  id: 'javac',
  before: ['python-program'],
  language: 'Java',
  looksFor: 'Main.java',
  strength: 'convention',
  recognise(folder) {
    const file = folder.isRoot && folder.matching(OTHER_TOOLS).length === 0 ? firstSource(folder) : undefined;
    return file === undefined ? undefined : folder.where(file);
  },
  plan: planJava,
};

/** Files of build tools, those included that aipack has no plan for: they say how the source is built. */
const OTHER_TOOLS = /^(?:pom\.\w+|(?:build|settings)\.(?:gradle|gradle\.kts|sbt|sc|mill|xml)|project\.clj|ivy\.xml)$/;

/** Folders that are looked into before it is clear that there is no Java source. */
const MAX_FOLDERS = 100;

/** The shallowest source file, at the root or below `src`. */
function firstSource(folder: Folder): string | undefined {
  const places = ['.', 'src'];
  for (let at = 0; at < places.length && at < MAX_FOLDERS; at++) {
    const place = places[at] ?? '.';
    // What has a manifest of its own is another project.
    if (place !== '.' && folder.list(place).files.some(folder.repository.knowledge.isManifest)) continue;
    const [file] = folder.matching(/\.java$/, place);
    if (file !== undefined) return posix.join(place, file);
    if (place !== '.') places.push(...folder.list(place).directories.map((name) => `${place}/${name}`));
  }
  return undefined;
}

const CLASSES = '/root/classes';

function planJava(project: Project): Draft | undefined {
  const { folder } = project;
  const sources = sourceFiles(folder, { extensions: ['.java'], comments: 'slashes', first: ['Main.java'] });
  const main = mainOf(sources);
  if (main === undefined) {
    project.reject('java program', 'no class has a main method');
    return undefined;
  }
  const service = jvmService(project, new Map());
  project.decide('build system', 'javac', 'there is Java source and no file of a build tool', main.location);
  const jdk = jdkParts(chooseJdk(project, [], { because: 'javac' }));
  const libraries = libraryFolder(folder);
  const classPath = ['/app/classes', ...(libraries === undefined ? [] : [`/app/${libraries}/*`])].join(':');
  const command = ['java', '-cp', classPath, main.value];
  const start = jvmStart(project, service.port, command);
  if (start === undefined) project.decide('start command', command.join(' '), 'it has the main method', main.location);
  const onPath = libraries === undefined ? sh`` : sh` -cp ${`${libraries}/*`}`;
  return {
    language: service.language,
    buildSystem: 'javac',
    build: {
      platforms: project.decide('platforms', 'portable', 'classes are the same for every machine'),
      packages: jdk.build,
      env: { JAVA_HOME: jdk.home },
      commands: [
        {
          run: sh`find . -name '*.java' ! -path '*/test/*' > /root/sources && javac -encoding UTF-8 -d ${CLASSES}${onPath} @/root/sources`,
          name: 'compile',
        },
      ],
    },
    runtime: runtimeOf(
      service,
      jdk.runtime,
      [...(libraries === undefined ? [] : [{ from: libraries, to: libraries }]), { from: CLASSES, to: 'classes' }],
      start?.command ?? command,
      { ...start?.env },
      start?.shell === true,
    ),
  };
}

function mainOf(sources: readonly SourceFile[]) {
  return sources.flatMap((file) => {
    const value = mainClassOf(file.name, file.text);
    return value === undefined ? [] : [{ value, location: file.where(Math.max(0, file.text.search(/\bmain\s*\(/))) }];
  })[0];
}

function libraryFolder(folder: Folder): string | undefined {
  return ['lib', 'libs'].find((name) => folder.matching(/\.jar$/, name).length > 0);
}
