import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import type { GradleScript } from './gradle-script.ts';
import { jvmSources } from './main-class.ts';

/** Plugins that the root applies to all projects. */
export function sharedPlugins(root: GradleScript | undefined): readonly string[] {
  const start = root?.text.search(/\b(?:allprojects|subprojects)\s*\{/) ?? -1;
  return root === undefined || start === -1 ? [] : [...root.plugins].filter((id) => root.text.indexOf(id) > start);
}

/** The plugin that packs an application of Spring Boot. */
export const BOOT = 'org.springframework.boot';

/** A plugin of somebody's own that is named after Spring Boot and applies its plugin, where the source starts such an application. */
export function bootPlugin({ folder }: Project, plugins: ReadonlySet<string>): string | undefined {
  const named = plugins.has(BOOT) ? undefined : [...plugins].find((id) => /[.-]spring-?boot(?:$|[.-])/.test(id));
  return named === undefined ||
    !jvmSources(folder).some(({ text }) => /\bSpringApplication(?:Builder)?\b|\brunApplication\s*</.test(text))
    ? undefined
    : named;
}

export function appliesJvm(plugins: ReadonlySet<string>): boolean {
  return [...plugins].some((id) =>
    /^(?:java|application|war|groovy|scala|java-library|org\.springframework\.boot|org\.jetbrains\.kotlin\.(?:jvm|multiplatform)|kotlin|io\.ktor\.plugin|io\.quarkus|io\.micronaut\.\w+|io\.ratpack\.ratpack-\w+|com\.(?:github\.johnrengelman|gradleup)\.shadow)/.test(
      id,
    ),
  );
}

/** Plugins tell of frameworks too, whose libraries they bring by themselves. */
const FRAMEWORK_PLUGINS: readonly (readonly [plugin: RegExp, dependency: string])[] = [
  [/^org\.springframework\.boot$/, 'org.springframework.boot:spring-boot'],
  [/^io\.micronaut\.(?:minimal\.)?application$/, 'io.micronaut:micronaut-runtime'],
  [/^io\.quarkus$/, 'io.quarkus:quarkus-core'],
  [/^io\.ktor\.plugin$/, 'io.ktor:ktor-server'],
  [/^io\.ratpack\.ratpack-(?:java|groovy)$/, 'io.ratpack:ratpack-core'],
];

export function withPlugins(
  dependencies: GradleScript['dependencies'],
  plugins: ReadonlySet<string>,
  folder: Folder,
  script: GradleScript,
): GradleScript['dependencies'] {
  const all = new Map(dependencies);
  for (const [pattern, dependency] of FRAMEWORK_PLUGINS) {
    if ([...plugins].some((id) => pattern.test(id))) all.set(dependency, folder.where(script.file));
  }
  return all;
}
