// What `npm pack` packs: the command alone, under its own name. Its bundle holds all that it needs, so that whoever installs it gets
// nothing else; the project's own package.json has what is needed to work on it, and stands there again afterwards.
//
//   node scripts/package-manifest.mjs pack       before, as npm's `prepack`
//   node scripts/package-manifest.mjs restore    after, as its `postpack`
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const manifest = join(root, 'package.json');
const kept = join(root, 'build', 'package.json.own');

/** Keys of the project's manifest that say something of the command. */
const PUBLIC = [
  'version',
  'description',
  'license',
  'type',
  'engines',
  'bin',
  'files',
  'repository',
  'homepage',
  'bugs',
];

/** The manifest of the package. */
export function packageManifest(own) {
  const known = Object.entries(own).filter(([key]) => PUBLIC.includes(key));
  return {
    name: 'aipack',
    ...Object.fromEntries(known),
    keywords: ['container', 'docker', 'buildkit', 'image', 'sbom', 'provenance', 'wolfi'],
  };
}

function pack() {
  // One that was killed on its way has left the project's own there.
  if (existsSync(kept)) restore();
  const own = readFileSync(manifest, 'utf8');
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, own);
  writeFileSync(manifest, `${JSON.stringify(packageManifest(JSON.parse(own)), undefined, 2)}\n`);
}

function restore() {
  if (existsSync(kept)) renameSync(kept, manifest);
}

if (process.argv[2] === 'pack') pack();
if (process.argv[2] === 'restore') restore();
