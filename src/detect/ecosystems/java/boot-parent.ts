import type { VersionConstraint } from '../../core/version-constraint.ts';
import type { Pom } from './pom.ts';
import { oneRelease } from './version.ts';

/** `java.version` of spring-boot-starter-parent, by Spring Boot's major version. */
const JAVA_OF_BOOT: readonly number[] = [8, 8, 8];

/** The release that Spring Boot's parent pom compiles for, where a project inherits from it and says nothing itself. */
export function bootRelease({ parent }: Pom): VersionConstraint | undefined {
  if (parent?.artifactId !== 'spring-boot-starter-parent') return undefined;
  const major = Number(/^\d+/.exec(parent.version)?.[0] ?? NaN);
  if (Number.isNaN(major)) return undefined;
  return oneRelease(JAVA_OF_BOOT[major] ?? 17, `spring-boot-starter-parent ${parent.version}`, parent.location);
}
