import type { Ecosystem } from '../../core/ecosystem.ts';
import { NO_START_WORDS } from '../../core/start-words.ts';
import { gradle } from './gradle.ts';
import { gradleProjects } from './gradle-workspace.ts';
import { javaProgram } from './javac.ts';
import { maven } from './maven.ts';
import { mavenModules } from './maven-workspace.ts';
import { sbt } from './sbt.ts';

/** Java, Kotlin and Scala: Maven, Gradle, sbt, and none of them. */
export const java: Ecosystem = {
  id: 'java',
  buildSystems: [maven, gradle, sbt, javaProgram],
  workspaces: [mavenModules, gradleProjects],
  workspaceFiles: ['settings.gradle', 'settings.gradle.kts'],
  sharedFiles: ['pom.xml', '{build,settings}.gradle', '{build,settings}.gradle.kts', 'gradle.properties', 'gradle/**'],
  noise: { folders: ['.gradle'], beside: new Map([['target', ['pom.xml', 'build.sbt', 'project.clj']]]) },
  testFiles: [/Tests?\.(?:java|kt|scala)$/],
  testFolders: [],
  asideFolders: [],
  packageRoots: ['src/main'],
  dependencyFolders: [],
  start: {
    ...NO_START_WORDS,
    interpreters: [{ program: 'java' }],
    launchers: ['java', 'mvn', 'mvnw', 'gradle', 'sbt'],
    outputs: ['build', 'target'],
    built: ['-jar'],
    programs: ['.jar'],
  },
  installs: [],
  probes: [],
};
