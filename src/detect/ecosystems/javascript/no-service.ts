import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { isRecord } from '../../core/manifests/document.ts';
import { moonLayer } from './tasks/moon.ts';
import type { PackageJson } from './package-json.ts';

/** Dependencies of programs that run on someone's device. */
const DEVICES: readonly (readonly [string, string])[] = [
  ['electron', 'it is a desktop application (electron)'],
  ['react-native', 'it is a mobile application (react-native)'],
  ['expo', 'it is a mobile application (expo)'],
  ['@nativescript/core', 'it is a mobile application (NativeScript)'],
];

/** Configuration of platforms that run functions rather than processes, with what each is called. */
const FUNCTION_PLATFORMS: readonly (readonly [string, string])[] = [
  ['wrangler.toml', 'Cloudflare Workers'],
  ['wrangler.json', 'Cloudflare Workers'],
  ['wrangler.jsonc', 'Cloudflare Workers'],
  ['fastly.toml', 'Fastly Compute'],
];

/** Why a package is no service though a file or a script in it could be run; undefined when nothing speaks against it. */
export function reasonAgainst(project: Project, manifest: PackageJson, start: string | undefined): string | undefined {
  const inside = project.strict ? (tool(manifest) ?? layer(project.folder)) : undefined;
  return otherPlace(manifest, start) ?? functions(project.folder, start) ?? inside;
}

/** Programs for devices are known by their start scripts, or by having none: servers may use such packages too. */
function otherPlace(manifest: PackageJson, start: string | undefined): string | undefined {
  if (isRecord(manifest.get('engines')) && manifest.get('engines', 'vscode') !== undefined)
    return 'it is an extension of an editor';
  const device = DEVICES.find(([name]) => manifest.dependencies.has(name) || manifest.devDependencies.has(name));
  if (device === undefined) return undefined;
  return start === undefined || /\b(?:electron|react-native|expo|ns)\b/.test(start) ? device[1] : undefined;
}

function functions(folder: Folder, start: string | undefined): string | undefined {
  if (start !== undefined && !/\b(?:wrangler|fastly)\b/.test(start)) return undefined;
  const found = FUNCTION_PLATFORMS.find(([file]) => folder.has(file));
  return found === undefined ? undefined : `${found[0]} deploys it to ${found[1]}, and nothing in it listens by itself`;
}

/** Inside a repository that has services, a package to publish with a program of its own is a tool for people. */
function tool(manifest: PackageJson): string | undefined {
  return manifest.get('bin') !== undefined && manifest.get('private') !== true
    ? '`bin` makes it a command line tool to be published'
    : undefined;
}

function layer(folder: Folder): string | undefined {
  const kind = moonLayer(folder);
  return kind === undefined ? undefined : `moon.yml says that it is: ${kind}`;
}
