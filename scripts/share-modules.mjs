/** Characters from which a file of their own is worth its loading; they are half as many bytes once they are minified. */
const WORTH = 3_000;
const HEAD = 'export const modules = {\n';
const MODULE = /^\/\*{3}\/ (\d+):$/m;

/**
 * Moves the modules that several parts of a program hold into files that those import. The bundler repeats what its parts have in common
 * where that is less than 20 kB, and can't be told otherwise.
 * @param parts source by file name, as the bundler emits them
 * @returns the same parts, and the files that they share
 * @throws Error for a part that is written otherwise than this knows
 */
export function shareModules(parts) {
  const read = new Map(Object.entries(parts).map(([file, source]) => [file, modulesOf(file, source)]));
  const holders = new Map();
  for (const [file, { modules }] of read)
    for (const [id, body] of modules) {
      const key = `${id}\n${body}`;
      holders.set(key, [...(holders.get(key) ?? []), file]);
    }
  const groups = new Map();
  for (const [key, files] of holders)
    if (files.length > 1) groups.set(files.join(), [...(groups.get(files.join()) ?? []), key]);
  const worth = [...groups].filter(([, keys]) => keys.join('').length >= WORTH).sort(([a], [b]) => (a < b ? -1 : 1));
  const shared = worth.map(([files, keys], index) => ({
    file: `shared${index}.index.js`,
    by: files.split(','),
    modules: keys.map((key) => [key.slice(0, key.indexOf('\n')), key.slice(key.indexOf('\n') + 1)]),
  }));
  const rewritten = [...read].map(([file, { head, modules }]) => {
    const used = shared.filter(({ by }) => by.includes(file));
    const moved = new Set(used.flatMap((each) => each.modules.map(([id]) => id)));
    const imports = used.map((each, index) => `import { modules as shared${index} } from './${each.file}';\n`);
    const spread = used.map((_, index) => `...shared${index},\n`);
    return [file, imports.join('') + head + HEAD + spread.join('') + written(modules.filter(([id]) => !moved.has(id)))];
  });
  return Object.fromEntries([...rewritten, ...shared.map(({ file, modules }) => [file, HEAD + written(modules)])]);
}

/** What stands before a part's modules, and these by their numbers. */
function modulesOf(file, source) {
  const at = source.indexOf(HEAD);
  const end = source.lastIndexOf('};');
  if (at < 0 || end < at) throw new Error(`${file} is no part of a program as the bundler writes them`);
  const [before = '', ...pieces] = source.slice(at + HEAD.length, end).split(MODULE);
  if (before.trim() !== '') throw new Error(`${file} begins with what is no module`);
  const modules = [];
  for (let index = 0; index < pieces.length; index += 2)
    modules.push([pieces[index], pieces[index + 1].trimEnd().replace(/,$/, '')]);
  return { head: source.slice(0, at), modules };
}

function written(modules) {
  return `${modules.map(([id, body]) => `${id}:${body}`).join(',\n')}\n};\n`;
}
