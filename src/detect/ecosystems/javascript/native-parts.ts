import { lookup } from '../../../untrusted/lookup.ts';
import { closure } from '../../core/workspace.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { BROWSER_ENV, NATIVE_PACKAGES } from './native.ts';
import { readPackageJson, type PackageJson } from './package-json.ts';
import type { Folder } from '../../core/folder.ts';

/** What the system has to have for a project's npm packages, those of the members that it needs among them. */
export function nativeParts(js: JavascriptProject) {
  const { project } = js;
  const build: string[] = [];
  const runtime: string[] = [];
  const told = new Set<string>();
  let browser = false;
  for (const { folder, manifest, isService } of packagesOf(js)) {
    for (const name of [...manifest.dependencies.keys(), ...manifest.devDependencies.keys()]) {
      const needs = lookup(NATIVE_PACKAGES, name);
      const forBuild = isService && needs?.build !== undefined && needs.runtime === undefined;
      if (needs === undefined || told.has(name) || !(manifest.dependencies.has(name) || forBuild)) continue;
      told.add(name);
      const location = folder.where(manifest.fileName, manifest.dependencyLine(name));
      const packages = [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])];
      project.decide('system packages', packages.join(' '), `${name} ${needs.why}`, location);
      build.push(...project.available(needs.build ?? [], name));
      runtime.push(...project.available(needs.runtime ?? [], name));
      browser ||= needs.runtime?.includes('chromium') ?? false;
      if (name.startsWith('playwright'))
        project.notice(
          'BROWSER_ELSEWHERE',
          `${name} looks for a browser of its own, and the image has the system's: launch it with executablePath: process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH`,
          location,
        );
    }
  }
  const env = browser ? BROWSER_ENV : {};
  return { build, runtime, buildEnv: env, runtimeEnv: env };
}

interface OnePackage {
  readonly folder: Folder;
  readonly manifest: PackageJson;
  readonly isService: boolean;
}

function packagesOf({ project, manifest, root, workspace }: JavascriptProject): readonly OnePackage[] {
  const members = workspace === undefined ? [] : closure(workspace);
  return [
    { folder: project.folder, manifest, isService: true },
    ...members.flatMap(({ path }) => {
      const folder = root.sub(root.relative(path));
      const own = readPackageJson(folder);
      return own === undefined ? [] : [{ folder, manifest: own, isService: false }];
    }),
  ];
}
