import { anyOf, textOf } from '../shape.ts';
import type { TextReader } from '../types.ts';

/** What PyPI's classifiers call licences of which each is one of the SPDX list, and no more than one. */
const CLASSIFIERS: ReadonlyMap<string, string> = new Map([
  ['MIT License', 'MIT'],
  ['MIT No Attribution License (MIT-0)', 'MIT-0'],
  ['Apache Software License', 'Apache-2.0'],
  ['ISC License (ISCL)', 'ISC'],
  ['Mozilla Public License 2.0 (MPL 2.0)', 'MPL-2.0'],
  ['Mozilla Public License 1.1 (MPL 1.1)', 'MPL-1.1'],
  ['The Unlicense (Unlicense)', 'Unlicense'],
  ['Python Software Foundation License', 'PSF-2.0'],
  ['Boost Software License 1.0 (BSL-1.0)', 'BSL-1.0'],
  ['GNU General Public License v2 (GPLv2)', 'GPL-2.0-only'],
  ['GNU General Public License v2 or later (GPLv2+)', 'GPL-2.0-or-later'],
  ['GNU General Public License v3 (GPLv3)', 'GPL-3.0-only'],
  ['GNU General Public License v3 or later (GPLv3+)', 'GPL-3.0-or-later'],
  ['GNU Lesser General Public License v3 (LGPLv3)', 'LGPL-3.0-only'],
  ['GNU Lesser General Public License v3 or later (LGPLv3+)', 'LGPL-3.0-or-later'],
  ['GNU Affero General Public License v3', 'AGPL-3.0-only'],
  ['GNU Affero General Public License v3 or later (AGPLv3+)', 'AGPL-3.0-or-later'],
]);

/** `METADATA` of a `.dist-info` folder, or `PKG-INFO` of an `.egg-info`: headers as of mail, up to the first empty line. */
export const readCoreMetadata: TextReader = (text) => {
  const head = text.slice(0, 256 * 1024).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const fields = head.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(':');
    // Lines that begin with white space go on with the field before, such as the text of a licence.
    return colon <= 0 || /^\s/.test(line) ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
  });
  const all = (key: string): readonly string[] =>
    fields.flatMap(([name, value]) => (name === key ? (textOf(value) ?? []) : []));
  const [name] = all('name');
  const [version] = all('version');
  if (name === undefined || version === undefined) return [];
  const classified = all('classifier').flatMap((each) => {
    const parts = each.split(' :: ');
    const last = parts.at(-1) ?? '';
    return parts[0] !== 'License' || last === 'OSI Approved' ? [] : [CLASSIFIERS.get(last) ?? last];
  });
  const [expression] = all('license-expression');
  const [free] = all('license');
  // A classifier is one of a fixed list, the field beside it says anything; so it counts where it is clear, and where nothing else is.
  const clear = classified.length === 1 && [...CLASSIFIERS.values()].includes(classified[0] ?? '');
  const license = expression ?? (clear || free === undefined ? anyOf(classified).license : free);
  // PEP 503: names that differ in nothing but this are one.
  const normal = name.toLowerCase().replaceAll(/[-_.]+/g, '-');
  return [{ kind: 'pypi', name: normal, version, ...(license === undefined ? {} : { license }) }];
};
