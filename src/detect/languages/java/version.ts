import type { Folder } from '../../folder.ts';
import type { Project } from '../../project.ts';
import type { StreamChoice } from '../../types.ts';
import { chooseWish, type VersionWish } from '../../version-wish.ts';
import { versionFileWishes, wishOf } from '../version-files.ts';

const FILES = { plain: ['.java-version'], tools: ['java'], depth: 1, read: readJavaVersion } as const;

/** `1.8` → `8`, `17.0.9-tem` → `17`, `temurin-21.0.2` → `21`. */
export function readJavaVersion(text: string): string | undefined {
  const number = /(?:^|[a-z-])(1\.)?(\d{1,2})(?:[._+-]|$)/i.exec(text.trim());
  return number?.[2];
}

/** Wishes of `.sdkmanrc`, system.properties and version files, after those of the build itself. */
function fileWishes(folder: Folder): readonly VersionWish[] {
  const property = (name: string, key: RegExp) => {
    const lines = (folder.read(name) ?? '').split('\n');
    const index = lines.findIndex((line) => key.test(line));
    return wishOf(lines[index]?.split('=')[1]?.trim(), name, folder.where(name, index + 1), FILES);
  };
  return [
    ...property('.sdkmanrc', /^java\s*=/),
    ...property('system.properties', /^java\.runtime\.version\s*=/),
    ...versionFileWishes(folder, FILES),
  ];
}

/** A wish from what a build file says: `17`, `1.8`, `VERSION_17`. */
export function buildWish(
  text: string | undefined,
  source: string,
  location: VersionWish['location'],
): readonly VersionWish[] {
  return wishOf(text, source, location, FILES);
}

/**
 * The JDK of a project: what its build names, else what version files name. A later one compiles for the release asked for as well,
 * so where the stream is gone the next one will do. `newest` bounds the choice where the build tool runs on nothing later.
 */
export function chooseJdk(
  project: Project,
  own: readonly VersionWish[],
  newest?: { readonly major: number; readonly because: string },
): StreamChoice {
  const { wish, conflict } = chooseWish([...own, ...fileWishes(project.folder)], 1);
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
  if (wish !== undefined) return project.stream('openjdk', wish);
  if (newest === undefined) return project.stream('openjdk');
  return project.stream('openjdk', {
    request: `<${newest.major + 1}`,
    range: `<${newest.major + 1}.0.0`,
    text: `at most ${newest.major}`,
    source: newest.because,
  });
}

/** What a build with a JDK needs: the packages, and where its tools find it. */
export function jdkParts(jdk: StreamChoice) {
  return {
    build: [jdk.package, `${jdk.package}-default-jdk`],
    runtime: [`${jdk.package}-jre`, `${jdk.package}-default-jvm`],
    home: `/usr/lib/jvm/java-${jdk.stream === '8' ? '1.8' : jdk.stream}-openjdk`,
  };
}
