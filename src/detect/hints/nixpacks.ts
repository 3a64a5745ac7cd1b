import type { Folder } from '../core/folder.ts';
import { asString, asStrings, type Document } from '../core/manifests/document.ts';
import { withoutInstall, type Hints } from '../core/hint.ts';
import { hint, openBeside, versionHint } from './peek.ts';

/** What Nixpacks puts into its own images: files that the configuration holds, and the root of its packages. */
const OF_ITS_IMAGE = /(?:^|[\s"'=])\/(?:assets|nix|etc\/supervisor)\//;

/** nixpacks.toml and nixpacks.json: how to start and build, and packages by Debian's names. Nix's own are not looked up. */
export function nixpacksHints(folder: Folder): Hints {
  const document = openBeside(folder, 'nixpacks.toml', 'nixpacks.json');
  if (document === undefined) return {};
  const packages = asStrings(document.get('phases', 'setup', 'aptPkgs')).filter((name) => name !== '...');
  const commands = asStrings(document.get('phases', 'build', 'cmds')).filter(
    (line) => line !== '...' && !OF_ITS_IMAGE.test(line),
  );
  const name = document.file;
  const start = asString(document.get('start', 'cmd')) ?? asString(document.get('start'));
  return {
    ...hint(
      'start',
      document,
      start !== undefined && OF_ITS_IMAGE.test(start) ? undefined : start,
      `${name} starts it so`,
      ['start'],
    ),
    ...hint('build', document, withoutInstall(folder, commands.join(' && ')), `${name} builds it so`, [
      'phases',
      'build',
      'cmds',
    ]),
    ...hint('packages', document, packages.length === 0 ? undefined : packages.join(' '), `${name} lists it`, [
      'phases',
      'setup',
      'aptPkgs',
    ]),
    ...versionHint('nodejs', document, nodeVersion(document), `${name} asks for it`, [
      'variables',
      'NIXPACKS_NODE_VERSION',
    ]),
  };
}

function nodeVersion(document: Document): string | undefined {
  const nix = asStrings(document.get('phases', 'setup', 'nixPkgs')).map((name) => /^nodejs[_-](\d+)/.exec(name)?.[1]);
  const variable = document.get('variables', 'NIXPACKS_NODE_VERSION');
  return (
    asString(variable) ?? (typeof variable === 'number' ? String(variable) : nix.find((major) => major !== undefined))
  );
}
