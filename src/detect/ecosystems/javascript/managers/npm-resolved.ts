import { lookup } from '../../../../untrusted/lookup.ts';
import { placeOf, reached, type ResolvedFor } from '../../../core/lock-file.ts';
import { asRecord, asString } from '../../../core/manifests/document.ts';
import { parseDocument } from '../../../core/manifests/parse.ts';

const MODULES = 'node_modules/';
const NEEDED = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;

/**
 * What a package-lock.json resolves for a member: all packages that it and the root find from their folders, as Node.js looks for them.
 * Formats before the second have no list of places.
 */
export function npmResolved(text: string): ResolvedFor {
  const lock = parseDocument('json', 'package-lock.json', text);
  const packages = asRecord(lock.get('packages'));
  const at = (place: string): Record<string, unknown> => asRecord(lookup(packages, place));
  const find = (from: string, name: string): string | undefined => {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
      const place = `${folder}${folder === '' ? '' : '/'}${MODULES}${name}`;
      if (Object.hasOwn(packages, place)) return place;
      if (folder === '') return undefined;
    }
  };
  const next = (place: string): readonly string[] => {
    const entry = at(place);
    const target = entry.link === true ? asString(entry.resolved) : undefined;
    const fields = place.includes(MODULES) ? NEEDED : [...NEEDED, 'devDependencies'];
    const names = fields.flatMap((field) => Object.keys(asRecord(lookup(entry, field))));
    const found = names.map((name) => find(place, name)).filter((each) => each !== undefined);
    return target === undefined ? found : [target];
  };
  const line = (place: string): string => {
    const { version, resolved, integrity, hasInstallScript } = at(place);
    return JSON.stringify(place.includes(MODULES) ? [place, version, resolved, integrity, hasInstallScript] : place);
  };
  return (workspace, member) => {
    const place = placeOf(workspace, member);
    return Object.hasOwn(packages, place) ? reached(['', place], next, line) : undefined;
  };
}
