import type { JavascriptFramework, StaticOutput } from './framework.ts';
import { catchesAll, serveStatic, sitePlatforms, WEB_ROOT } from '../../core/static-site.ts';
import type { Draft } from '../../core/types.ts';
import type { BuildParts, JavascriptProject, ModulesNeeded } from './javascript-project.ts';

/** A project whose build leaves files to serve: nothing of Node.js reaches the image. */
export function siteDraft(
  js: JavascriptProject,
  framework: JavascriptFramework | undefined,
  output: StaticOutput,
  parts: (modules: ModulesNeeded) => BuildParts,
): Draft {
  const { project, manifest, manager } = js;
  project.decide('output', output.directory, output.because, output.location);
  const build = parts('none');
  const singlePage = output.singlePage || catchesAll(project);
  const site = serveStatic(project, {
    copy: [{ from: output.directory, to: WEB_ROOT }],
    singlePage,
    ...(output.fallback === undefined ? {} : { fallback: output.fallback }),
    notFoundPage: !singlePage && project.folder.has('public/404.html'),
  });
  return {
    ...(manifest.name === undefined ? {} : { name: manifest.name }),
    language: js.language,
    buildSystem: manager.id,
    ...(framework === undefined ? {} : { framework: framework.id }),
    build: {
      packages: build.packages,
      env: build.env,
      cache: build.cache,
      commands: [...site.commands, ...build.commands],
      platforms: sitePlatforms(project),
    },
    runtime: site.runtime,
  };
}
