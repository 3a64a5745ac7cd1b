import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { sh, type ShellCode } from '../../core/shell.ts';

export interface MavenTool {
  /** The command, from the service's folder, without options and goals. */
  readonly run: ShellCode;
  readonly flags: readonly string[];
  readonly packages: readonly string[];
}

const WRAPPER = '.mvn/wrapper/maven-wrapper.properties';

/**
 * The package, since a wrapper would download what the index has; the wrapper itself where it asks for a line that is no package.
 * `settings.xml` beside the root pom is used, unless the build has options of its own.
 */
export function mavenTool(project: Project, root: Folder): MavenTool {
  const up = project.folder.relative(root.path);
  const settings = root.has('settings.xml') && !root.has('.mvn/maven.config');
  if (settings)
    project.decide('maven settings', 'settings.xml', 'it lies beside the root pom', root.where('settings.xml'));
  const flags = settings ? ['-s', posix.join(up, 'settings.xml')] : [];
  const major = Number(/^distributionUrl=.*apache-maven-(\d+)\./m.exec(root.read(WRAPPER) ?? '')?.[1] ?? 3);
  if (major <= 3 || !root.has('mvnw')) return { run: sh`mvn`, flags, packages: ['maven-3.9'] };
  project.decide('maven', `wrapper ${major}`, `no package has Maven ${major}`, root.where(WRAPPER));
  // Without its jar the wrapper is a script that needs these.
  return { run: sh`sh ${posix.join(up, 'mvnw')}`, flags, packages: ['curl', 'unzip'] };
}
