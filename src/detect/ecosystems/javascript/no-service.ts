import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { isRecord } from '../../core/manifests/document.ts';
import { mentions } from './commands/pattern.ts';
import { moonLayer } from './tasks/moon.ts';
import { dependsOn, type PackageJson } from './package-json.ts';

/** Dependencies of programs that run on someone's device. */
const DEVICES: readonly { readonly dependency: string; readonly command: string; readonly why: string }[] = [
  { dependency: 'electron', command: 'electron', why: 'it is a desktop application (electron)' },
  { dependency: 'react-native', command: 'react-native', why: 'it is a mobile application (react-native)' },
  { dependency: 'expo', command: 'expo', why: 'it is a mobile application (expo)' },
  { dependency: '@nativescript/core', command: 'ns', why: 'it is a mobile application (NativeScript)' },
];

/** Configuration of platforms that run functions rather than processes, with their tools and what each is called. */
const FUNCTION_PLATFORMS: readonly { readonly file: string; readonly command: string; readonly name: string }[] = [
  { file: 'wrangler.toml', command: 'wrangler', name: 'Cloudflare Workers' },
  { file: 'wrangler.json', command: 'wrangler', name: 'Cloudflare Workers' },
  { file: 'wrangler.jsonc', command: 'wrangler', name: 'Cloudflare Workers' },
  { file: 'fastly.toml', command: 'fastly', name: 'Fastly Compute' },
];

/** Generators of sites that there is no plan for, by what they depend on and the releases that are meant. */
const GENERATORS: readonly { readonly dependency: string; readonly name: string }[] = [
  { dependency: '@sanity/core', name: 'a Sanity studio of version 2' },
  { dependency: 'sapper', name: 'a Sapper application' },
  { dependency: 'docusaurus', name: 'a Docusaurus 1 site' },
  { dependency: 'polymer-cli', name: 'a Polymer application' },
];

/** A generator's own commands are all that its project has to start; whoever starts something else has a server. */
function generator(manifest: PackageJson, start: string | undefined): string | undefined {
  const found = GENERATORS.find(({ dependency }) => dependsOn(manifest, dependency));
  if (found === undefined || (start !== undefined && !/\b(?:sanity|sapper|docusaurus|polymer)\b/.test(start)))
    return undefined;
  return `it is ${found.name}, which there is no plan for: add a \`start\` script that serves what its build makes, or bring a Dockerfile`;
}

/** Why a package is no service though a file or a script in it could be run; undefined when nothing speaks against it. */
export function reasonAgainst(
  project: Project,
  manifest: PackageJson,
  start: string | undefined,
  isMain: boolean,
): string | undefined {
  const inside = project.strict ? ((isMain ? undefined : tool(manifest)) ?? layer(project.folder)) : undefined;
  return generator(manifest, start) ?? otherPlace(manifest, start) ?? functions(project.folder, start) ?? inside;
}

/** Programs for devices are known by their start scripts, or by having none: servers may use such packages too. */
function otherPlace(manifest: PackageJson, start: string | undefined): string | undefined {
  if (isRecord(manifest.get('engines')) && manifest.get('engines', 'vscode') !== undefined)
    return 'it is an extension of an editor';
  const device = DEVICES.find(({ dependency }) => dependsOn(manifest, dependency));
  const starts = start === undefined || DEVICES.some(({ command }) => mentions(start, command));
  return starts ? device?.why : undefined;
}

function functions(folder: Folder, start: string | undefined): string | undefined {
  if (start !== undefined && !FUNCTION_PLATFORMS.some(({ command }) => mentions(start, command))) return undefined;
  const found = FUNCTION_PLATFORMS.find(({ file }) => folder.has(file));
  return found === undefined
    ? undefined
    : `${found.file} deploys it to ${found.name}, and nothing in it listens by itself`;
}

/** Inside a repository that has services, a package to publish with a program of its own is a tool for people. */
function tool(manifest: PackageJson): string | undefined {
  return manifest.get('bin') !== undefined && manifest.get('private') !== true
    ? '`bin` makes it a command line tool to be published'
    : undefined;
}

/** What only exports is for other packages, though a framework's tools pack it. */
export function library(project: Project, manifest: PackageJson, start: string | undefined): string | undefined {
  const { hints, strict } = project;
  if (!strict || hints.start !== undefined || hints.site !== undefined) return undefined;
  if (project.folder.hasFolder('src-tauri')) return 'its pages are those of a desktop application (src-tauri)';
  const published = manifest.get('publishConfig') !== undefined || manifest.get('files') !== undefined;
  const exports = manifest.get('exports') !== undefined;
  const packed =
    manifest.scripts.build === undefined ? exports : exports && published && manifest.get('private') !== true;
  return start === undefined && packed ? '`exports` makes it a library, and nothing starts it' : undefined;
}

function layer(folder: Folder): string | undefined {
  const kind = moonLayer(folder);
  return kind === undefined ? undefined : `moon.yml says that it is: ${kind}`;
}
