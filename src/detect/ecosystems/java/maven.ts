import { bootRelease } from './boot-parent.ts';
import { MAIN_METHOD } from './main-class.ts';
import { mavenCalls } from './maven-calls.ts';
import { mavenMain } from './maven-main.ts';
import { mavenOutput, type MavenKind } from './maven-output.ts';
import { mavenTool } from './maven-tool.ts';
import { readPom, type Pom } from './pom.ts';
import { runtimeOf } from './runtime.ts';
import { jvmService } from './service.ts';
import { jvmStart } from './start.ts';
import { buildConstraint, chooseJdk, jdkParts } from './version.ts';
import { CONTAINER_PORT, deploy, servletContainer } from './war.ts';
import { find } from '../../core/manifests/xml.ts';
import type { Project } from '../../core/project.ts';
import type { Draft, Found } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

const REPOSITORY = '/root/.m2/repository';
export const MAVEN_CACHES = [REPOSITORY];

/** Maven projects and modules. The tool comes as a package; a wrapper would download what the index has. */
export const maven: BuildSystem = {
  id: 'maven',
  before: ['gradle'],
  language: 'Java',
  looksFor: 'pom.xml',
  manifests: ['pom.xml'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('pom.xml') ? folder.where('pom.xml') : undefined),
  plan: planMaven,
};

function planMaven(project: Project): Draft | undefined {
  const pom = readPom(project.folder);
  if (pom === undefined) return undefined;
  if (pom.packaging === 'pom') {
    project.reject(
      'maven project',
      'its packaging is pom: it only holds modules together, which are looked at by themselves',
    );
    return undefined;
  }
  const main = mavenMain(project, pom);
  const kind = packagingOf(project, pom);
  const container = kind === 'war' ? servletContainer(project) : undefined;
  const refusal = refuse(project, pom, kind, main, container !== undefined);
  if (refusal !== undefined) {
    project.reject('maven project', refusal);
    return undefined;
  }
  const service = jvmService(project, pom.dependencies, { container: container && CONTAINER_PORT });
  project.decide('build system', 'maven', 'pom.xml is its manifest', project.folder.where('pom.xml'));
  const choice = chooseJdk(project, javaConstraints(pom), container?.jdk ?? { because: 'Maven' }, bootRelease(pom));
  const jdk = jdkParts(choice);
  const workspace = project.workspace('Maven modules');
  const tool = mavenTool(project, workspace?.root ?? project.folder);
  const served = container && deploy(project, container, choice.jdk.stream, project.folder.where('pom.xml'));
  const output = mavenOutput(project, pom, kind, main, tool, served);
  const other = project.toolchain(mavenCalls(project, pom));
  const start = jvmStart(project, service.port, output.command);
  const command = start?.command ?? [...output.command, ...service.arguments];
  if (start === undefined) project.decide('start command', command.join(' '), output.because, main?.location);
  return {
    name: pom.artifactId,
    language: service.language,
    buildSystem: 'maven',
    ...(service.framework === undefined ? {} : { framework: service.framework.id }),
    build: {
      platforms: project.decide('platforms', 'portable', 'classes are the same for every machine'),
      packages: [...jdk.build, ...tool.packages, ...other.packages, ...(served?.packages ?? [])],
      env: { ...other.env, JAVA_HOME: jdk.home, MAVEN_OPTS: `-Dmaven.repo.local=${REPOSITORY}` },
      cache: [...MAVEN_CACHES, ...other.cache],
      commands: [...other.install, ...output.commands],
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

function packagingOf(project: Project, pom: Pom): MavenKind {
  const decide = (kind: MavenKind, plugin: string): MavenKind => {
    project.decide('packaging', kind, `the build has ${plugin}`, pom.plugins.get(plugin)?.location);
    return kind;
  };
  if (pom.plugins.has('spring-boot-maven-plugin')) return decide('boot', 'spring-boot-maven-plugin');
  if (pom.plugins.has('quarkus-maven-plugin')) return decide('quarkus', 'quarkus-maven-plugin');
  if (pom.packaging === 'war') return 'war';
  if (pom.plugins.has('maven-shade-plugin')) return decide('shaded', 'maven-shade-plugin');
  const assembly = pom.plugins.get('maven-assembly-plugin');
  if (assembly !== undefined && JSON.stringify(assembly.element).includes('jar-with-dependencies'))
    return decide('assembly', 'maven-assembly-plugin');
  return 'plain';
}

/** Why a project is no application, or undefined; a WAR outside a workspace is a problem that its user should hear of. */
function refuse(
  project: Project,
  pom: Pom,
  kind: MavenKind,
  main: Found<string> | undefined,
  served: boolean,
): string | undefined {
  const hinted = project.hints.start !== undefined;
  if (kind === 'war' && !served) {
    const message = `${pom.artifactId} is a WAR for a servlet container, and the package index has none`;
    if (project.strict) return message;
    project.problem(
      'FEATURE_UNSUPPORTED',
      message,
      'Make it a Spring Boot or an embedded server, or bring a Dockerfile.',
      project.folder.where('pom.xml'),
    );
  }
  if (main === undefined && !hinted && (kind === 'plain' || (kind === 'boot' && project.strict)))
    return 'it has no main class: it is a library';
  const members = project.workspace('Maven modules')?.members ?? [];
  if (
    kind === 'plain' &&
    !hinted &&
    main?.source === MAIN_METHOD &&
    members.some(({ needs }) => needs.includes(pom.artifactId))
  )
    return 'other modules are built on it: it is a library, though it has a main class';
  return undefined;
}

function javaConstraints(pom: Pom) {
  const compiler = pom.plugins.get('maven-compiler-plugin');
  const inPlugin = ['release', 'source', 'target'].flatMap((name) => {
    const element = find(compiler?.element, 'configuration', name);
    const value = element === undefined ? undefined : pom.resolve(element.text);
    return element === undefined
      ? []
      : buildConstraint(value, `maven-compiler-plugin ${name}`, pom.folder.where('pom.xml', element.line));
  });
  const names = [
    'maven.compiler.release',
    'java.version',
    'maven.compiler.target',
    'maven.compiler.source',
    'jdk.version',
    'kotlin.compiler.jvmTarget',
  ];
  const inProperties = names.flatMap((name) => {
    const property = pom.property(name);
    return property === undefined ? [] : buildConstraint(property.value, name, property.location);
  });
  return [...inPlugin, ...inProperties];
}
