import { lookup } from '../../../untrusted/lookup.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { BROWSER_ENV, NO_LINKS, playwrightLinks } from './browsers.ts';
import { neededPackages } from './members.ts';
import { COMPILER, NATIVE_PACKAGES } from './native.ts';

/** What the system has to have for a project's npm packages, those of the members that it needs among them. */
export function nativeParts(js: JavascriptProject) {
  const { project } = js;
  const service = { folder: project.folder, manifest: js.manifest };
  const build: string[] = [];
  const runtime: string[] = [];
  const told = new Set<string>();
  let browser = false;
  let links = NO_LINKS;
  for (const each of [service, ...neededPackages(js.workspace)]) {
    const { folder, manifest } = each;
    for (const name of [...manifest.dependencies.keys(), ...manifest.devDependencies.keys()]) {
      const needs = lookup(NATIVE_PACKAGES, name);
      const forBuild = each === service && needs?.build !== undefined && needs.runtime === undefined;
      if (needs === undefined || told.has(name) || !(manifest.dependencies.has(name) || forBuild)) continue;
      told.add(name);
      const location = folder.where(manifest.fileName, manifest.dependencyLine(name));
      const packages = [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])];
      project.decide('system packages', packages.join(' '), `${name} ${needs.why}`, location);
      build.push(...project.available(needs.build ?? [], name));
      runtime.push(...project.available(needs.runtime ?? [], name));
      browser ||= needs.runtime?.includes('chromium') ?? false;
      if (name.startsWith('playwright')) links = playwrightLinks(project.folder, folder, name);
      if (name === 'puppeteer-core')
        project.notice(
          'BROWSER_ELSEWHERE',
          'puppeteer-core is told where its browser is: launch it with executablePath: process.env.PUPPETEER_EXECUTABLE_PATH',
          location,
        );
    }
  }
  let below = false;
  if (!build.includes('build-base')) {
    const found = compiledBelow(js);
    if (found !== undefined) {
      project.decide(
        'system packages',
        [...COMPILER, 'libstdc++'].join(' '),
        `${found.name} below the dependencies compiles where no binary is published`,
        found.location,
      );
      below = build.length === 0;
      build.push(...project.available(COMPILER, found.name));
      runtime.push(...project.available(['libstdc++'], found.name));
    }
  }
  const env = browser ? BROWSER_ENV : {};
  return { build, below, runtime, links, buildEnv: env, runtimeEnv: { ...env, ...links.env } };
}

/** A package that no manifest names and that production needs compiled, by the lock file where that says which packages run scripts. */
function compiledBelow({ manager, root }: JavascriptProject) {
  const locked = manager.locked?.(root);
  const found = locked?.packages.find(({ name, development, scripts }) => {
    const needs = scripts === true && !development ? lookup(NATIVE_PACKAGES, name) : undefined;
    return needs?.build?.includes('build-base') === true && needs.runtime !== undefined;
  });
  return locked === undefined || found === undefined ? undefined : { name: found.name, location: locked.location };
}
