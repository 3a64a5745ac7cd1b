import { posix } from 'node:path';
import type { Folder } from '../../folder.ts';
import type { Project } from '../../project.ts';

/** The newest JDK that a Gradle release runs on, by major and minor (Gradle's compatibility matrix); long-term releases only. */
const RUNS_ON: readonly (readonly [number, number, number])[] = [
  [9, 1, 25],
  [8, 5, 21],
  [7, 3, 17],
  [5, 0, 11],
];

export interface GradleTool {
  /** The command, from the service's folder, without tasks. */
  readonly run: string;
  readonly packages: readonly string[];
  readonly newestJdk?: { readonly major: number; readonly because: string };
}

/** The package where it has the release line that the wrapper asks for; the wrapper itself where it has not. */
export function gradleTool(project: Project, root: Folder): GradleTool {
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
