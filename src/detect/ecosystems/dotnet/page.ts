import type { Project } from '../../core/project.ts';
import { WEB_ROOT, serveStatic } from '../../core/static-site.ts';
import type { Draft } from '../../core/types.ts';
import { dotnetLanguage, type DotnetProject } from './project-file.ts';
import { chooseSdk, publishing } from './publish.ts';

const BLAZOR = 'Microsoft.NET.Sdk.BlazorWebAssembly';

/** Whether a project makes a page that runs in the browser. */
export function isPage({ sdks }: DotnetProject): boolean {
  return sdks.includes(BLAZOR);
}

/** Such a page as files; one that a server project refers to is served by that. */
export function planPage(project: Project, found: DotnetProject): Draft | undefined {
  const { folder } = project;
  const solution = project.workspace('.NET solution');
  if (solution?.members.some(({ needs }) => needs.includes(solution.member.name)) === true) {
    project.reject('dotnet project', 'it is the page of another project, which serves it');
    return undefined;
  }
  const language = dotnetLanguage(found);
  project.decide('language', language, `${found.file} is its manifest`, folder.where(found.file));
  project.decide('build system', 'dotnet', `${found.file} is its manifest`, folder.where(found.file));
  project.decide('framework', 'blazor', `the project is built with ${BLAZOR}`, folder.where(found.file));
  const build = publishing(project, found, chooseSdk(project, found));
  const copy = [{ from: '/root/publish/wwwroot', to: WEB_ROOT }];
  const site = serveStatic(project, { copy, singlePage: true, notFoundPage: false });
  return {
    name: found.assemblyName,
    language,
    buildSystem: 'dotnet',
    framework: 'blazor',
    build: { ...build, commands: [...build.commands, ...site.commands] },
    runtime: site.runtime,
  };
}
