import type { JavascriptProject } from './javascript-project.ts';
import { BROWSER_ENV, NATIVE_PACKAGES } from './native.ts';

/** What the system has to have for a project's npm packages. */
export function nativeParts({ project, manifest }: JavascriptProject) {
  const build: string[] = [];
  const runtime: string[] = [];
  let browser = false;
  for (const [name, needs] of Object.entries(NATIVE_PACKAGES)) {
    const production = manifest.dependencies.has(name);
    if (
      !production &&
      !(manifest.devDependencies.has(name) && needs.build !== undefined && needs.runtime === undefined)
    )
      continue;
    const location = project.folder.where(manifest.fileName, manifest.dependencyLine(name));
    const packages = [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])];
    project.decide('system packages', packages.join(' '), `${name} ${needs.why}`, location);
    build.push(...project.available(needs.build ?? [], name));
    runtime.push(...project.available(needs.runtime ?? [], name));
    browser ||= needs.runtime?.includes('chromium') ?? false;
  }
  const env = browser ? BROWSER_ENV : {};
  return { build, runtime, buildEnv: env, runtimeEnv: env };
}
