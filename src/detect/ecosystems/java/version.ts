import { readJavaVersion } from '../../../wolfi/index.ts';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import type { StreamChoice } from '../../core/types.ts';
import { chooseConstraint, type VersionConstraint } from '../../core/version-constraint.ts';
import { versionFileConstraints, constraintsOf, type VersionFiles } from '../../core/version-files.ts';

export const JAVA_VERSIONS: VersionFiles = {
  family: 'openjdk',
  plain: ['.java-version'],
  tools: ['java'],
  depth: 1,
  read: readJavaVersion,
};

/** Constraints of `.sdkmanrc`, system.properties and version files, after those of the build itself. */
function fileConstraints(folder: Folder): readonly VersionConstraint[] {
  const property = (name: string, key: RegExp) => {
    const lines = (folder.read(name) ?? '').split('\n');
    const index = lines.findIndex((line) => key.test(line));
    return constraintsOf(lines[index]?.split('=')[1]?.trim(), name, folder.where(name, index + 1), JAVA_VERSIONS);
  };
  return [
    ...property('.sdkmanrc', /^java\s*=/),
    ...property('system.properties', /^java\.runtime\.version\s*=/),
    ...versionFileConstraints(folder, JAVA_VERSIONS),
  ];
}

/** A constraint from what a build file says: `17`, `1.8`, `VERSION_17`. */
export function buildConstraint(
  text: string | undefined,
  source: string,
  location: VersionConstraint['location'],
): readonly VersionConstraint[] {
  return constraintsOf(text, source, location, JAVA_VERSIONS);
}

/** Long-term releases that build tools, compilers and libraries of the last years all run on. */
const DEFAULT_JDK = 21;

/** Releases that a build tool runs on. */
export interface ToolRange {
  readonly oldest?: number;
  readonly newest?: number;
  /** The tool, in words: `Gradle 8.5`. */
  readonly because: string;
}

/** Releases that two tools both run on, the first one's where they share none. */
export function both(one: ToolRange, other: ToolRange | undefined): ToolRange {
  if (other === undefined) return one;
  const oldest = Math.max(one.oldest ?? 0, other.oldest ?? 0);
  const newest = Math.min(one.newest ?? Infinity, other.newest ?? Infinity);
  return oldest > newest ? one : { oldest, newest, because: `${one.because} and ${other.because}` };
}

/** A constraint that the build tool answers by looking for a JDK of just that release, whichever it runs on itself. */
export const TOOLCHAIN = 'the Java toolchain';

export interface JdkChoice {
  /** What compiles and runs the project. */
  readonly jdk: StreamChoice;
  /** What the build tool runs on, where that is another. */
  readonly tool?: StreamChoice;
}

/**
 * The JDK of a project: what its build names, else what version files name. A later one compiles for the release asked for as well,
 * so where the stream is gone, or too old for the build tool, the next one will do; a toolchain's gets the tool's own beside it.
 * `fallback` is for projects that name none.
 */
export function chooseJdk(
  project: Project,
  own: readonly VersionConstraint[],
  { oldest = 0, newest = Infinity, because }: ToolRange,
  fallback = oneRelease(DEFAULT_JDK, 'our default'),
): JdkChoice {
  const { constraint, conflict } = chooseConstraint([...own, ...fileConstraints(project.folder)], 1);
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, constraint?.location);
  if (constraint === undefined) {
    const usual = Number(fallback.request);
    const fits = Math.max(Math.min(usual, newest), oldest);
    return { jdk: project.stream('openjdk', fits === usual ? fallback : oneRelease(fits, because)) };
  }
  const asked = Number(/\d+/.exec(constraint.request)?.[0] ?? DEFAULT_JDK);
  const toolNeeds = asked < oldest ? oldest : asked > newest ? newest : undefined;
  if (toolNeeds === undefined || (asked > newest && constraint.source !== TOOLCHAIN))
    return { jdk: project.stream('openjdk', constraint) };
  const forTool = project.stream('openjdk', oneRelease(toolNeeds, because));
  return constraint.source === TOOLCHAIN
    ? { jdk: project.stream('openjdk', constraint), tool: forTool }
    : { jdk: forTool };
}

/** A constraint for one release, as `source` has it without writing a version. */
export function oneRelease(major: number, source: string, location?: VersionConstraint['location']): VersionConstraint {
  return {
    request: String(major),
    range: `>=${major}.0.0 <${major + 1}.0.0`,
    text: String(major),
    source,
    ...(location === undefined ? {} : { location }),
  };
}

/** What a build with a JDK needs: the packages, and where its tools find it. */
export function jdkParts({ jdk, tool }: JdkChoice) {
  const main = tool ?? jdk;
  return {
    build: [...new Set([jdk.package, main.package, `${main.package}-default-jdk`])],
    runtime: [`${jdk.package}-jre`, `${jdk.package}-default-jvm`],
    home: `/usr/lib/jvm/java-${main.stream === '8' ? '1.8' : main.stream}-openjdk`,
  };
}
