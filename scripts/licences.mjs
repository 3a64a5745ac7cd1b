// The licences of the packages in a bundle: most ask to be passed on with every copy.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts of packages that name a licence and come without it, from their repositories; as `<name of the package>.txt`. */
const SUPPLEMENTS = join(import.meta.dirname, 'licences');

/** As much of a path as can be: a package is in the innermost folder of its kind. */
const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Folders of the packages that webpack put into a bundle, sorted. */
export function packageFolders(stats) {
  const folders = new Set();
  const visit = (modules) => {
    for (const { nameForCondition, modules: inner } of modules ?? []) {
      const folder = PACKAGE_FOLDER.exec(nameForCondition ?? '')?.[0];
      if (folder !== undefined) folders.add(folder);
      visit(inner);
    }
  };
  visit(
    stats.toJson({
      all: false,
      modules: true,
      nestedModules: true,
      modulesSpace: Infinity,
      nestedModulesSpace: Infinity,
    }).modules,
  );
  return [...folders].sort();
}

function read(path) {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();
  } catch {
    return '';
  }
}

/** What a package says of its licence, with its notices. */
function textOf(folder, name) {
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file));
  const own = files
    .sort()
    .map((file) => read(join(folder, file)))
    .filter((text) => text !== '');
  return own.length > 0 ? own.join('\n\n') : read(join(SUPPLEMENTS, `${name}.txt`));
}

/**
 * One text with the licence of each package.
 * @throws Error naming the packages that have none
 */
export function licences(folders) {
  const packages = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { title: `${name} ${version} (${license})`, text: textOf(folder, name) };
  });
  const without = packages.filter(({ text }) => text === '');
  if (without.length > 0) {
    const names = without.map(({ title }) => title).join(', ');
    throw new Error(`No licence text comes with ${names}. Put it into scripts/licences.`);
  }
  const sections = new Set(packages.map(({ title, text }) => `${title}\n${'-'.repeat(title.length)}\n\n${text}\n`));
  return [...sections].sort().join('\n\n');
}
