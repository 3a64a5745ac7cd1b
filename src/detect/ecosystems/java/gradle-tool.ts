import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { sh, type ShellCode } from '../../core/shell.ts';
import type { ToolRange } from './version.ts';

/** The oldest and the newest JDK that a Gradle release runs on, by major and minor (Gradle's compatibility matrix); long-term releases only. */
const RUNS_ON: readonly (readonly [major: number, minor: number, oldest: number, newest: number])[] = [
  [9, 1, 17, 25],
  [9, 0, 17, 21],
  [8, 5, 8, 21],
  [7, 3, 8, 17],
  [5, 0, 8, 11],
  [0, 0, 8, 8],
];

/** What a build without a wrapper gets. */
const NEWEST = 9;

export interface GradleTool {
  /** The command, from the service's folder, without tasks. */
  readonly run: ShellCode;
  readonly packages: readonly string[];
  readonly jdk: ToolRange;
}

/** The package where it has the release line that the wrapper asks for; the wrapper itself where it has not. */
export function gradleTool(project: Project, root: Folder): GradleTool {
  const properties = 'gradle/wrapper/gradle-wrapper.properties';
  const version = /^distributionUrl=.*gradle-(\d+)(?:\.(\d+))?/m.exec(root.read(properties) ?? '');
  const major = Number(version?.[1] ?? NEWEST);
  const packaged = `gradle-${major}`;
  const isPackaged = version === null || project.catalog.has(packaged);
  // A package is the last release of its line.
  const minor = isPackaged ? Infinity : Number(version[2] ?? 0);
  const runsOn = RUNS_ON.find(
    ([thatMajor, thatMinor]) => major > thatMajor || (major === thatMajor && minor >= thatMinor),
  );
  const [, , oldest, newest] = runsOn ?? [0, 0, 8, 8];
  const named = isPackaged ? `Gradle ${major}` : `Gradle ${major}.${minor}`;
  const jdk: ToolRange = { oldest, newest, because: named };
  const up = project.folder.relative(root.path);
  const place = up === '.' ? sh`` : sh` -p ${up}`;
  if (isPackaged) {
    const name = project.catalog.has(packaged) ? packaged : 'gradle';
    project.decide(
      'gradle',
      name,
      version === null ? 'there is no wrapper that asks for another' : 'the wrapper asks for this release line',
      version === null ? undefined : root.where(properties),
    );
    return { run: sh`gradle${place}`, packages: [name], jdk };
  }
  if (!root.has('gradlew') || !root.has('gradle/wrapper/gradle-wrapper.jar')) {
    project.problem(
      'VERSION_UNAVAILABLE',
      `the wrapper asks for ${named}, which is no package, and its script or its jar is not in the repository`,
      'Commit gradlew and gradle/wrapper/gradle-wrapper.jar, or move to a current Gradle.',
      root.where(properties),
    );
  }
  project.decide('gradle', `wrapper ${major}.${minor}`, `no package has Gradle ${major}`, root.where(properties));
  return { run: sh`sh ${posix.join(up, 'gradlew')}${place}`, packages: [], jdk };
}
