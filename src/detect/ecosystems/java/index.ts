import { NO_TOOL_WORDS, NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { gradle, GRADLE_CACHES } from './gradle.ts';
import { gradleProjects } from './gradle-workspace.ts';
import { javaProgram } from './javac.ts';
import { maven, MAVEN_CACHES } from './maven.ts';
import { mavenModules } from './maven-workspace.ts';
import { sbt, SBT_CACHES } from './sbt.ts';
import { JAVA_VERSIONS } from './version.ts';

/** Java, Kotlin and Scala: Maven, Gradle, sbt, and none of them. */
export const java: Ecosystem = {
  id: 'java',
  buildSystems: [maven, gradle, sbt, javaProgram],
  versions: [JAVA_VERSIONS],
  workspaces: {
    ...NO_WORKSPACES,
    definitions: [mavenModules, gradleProjects],
    files: ['settings.gradle', 'settings.gradle.kts'],
    sharedFiles: [
      'pom.xml',
      '{build,settings}.gradle',
      '{build,settings}.gradle.kts',
      'gradle.properties',
      'gradle/**',
    ],
  },
  tree: {
    ...NO_TREE_WORDS,
    noise: ['.gradle'],
    noiseBeside: new Map([['target', ['pom.xml', 'build.sbt', 'project.clj']]]),
    testFiles: [/Tests?\.(?:java|kt|scala)$/],
    packageRoots: ['src/main'],
  },
  start: {
    ...NO_START_WORDS,
    interpreters: [{ program: 'java' }],
    launchers: ['java', 'mvn', 'mvnw', 'gradle', 'sbt'],
    outputs: ['build', 'target'],
    built: ['-jar'],
    programs: ['.jar'],
  },
  tools: { ...NO_TOOL_WORDS, caches: [...MAVEN_CACHES, ...GRADLE_CACHES, ...SBT_CACHES] },
};
