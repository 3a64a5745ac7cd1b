import type { PackageRecord } from './types.ts';

const textFields = {
  A: 'architecture',
  C: 'checksum',
  L: 'license',
  P: 'name',
  T: 'description',
  U: 'url',
  V: 'version',
  c: 'commit',
  m: 'maintainer',
  o: 'origin',
} as const;

const numberFields = { I: 'installedSize', S: 'size', k: 'providerPriority', t: 'buildTime' } as const;
const listFields = { D: 'dependencies', i: 'installIf', p: 'provides' } as const;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function empty(): Mutable<PackageRecord> {
  return {
    name: '',
    version: '',
    architecture: '',
    checksum: '',
    size: 0,
    installedSize: 0,
    description: '',
    url: '',
    license: '',
    origin: '',
    maintainer: '',
    commit: '',
    buildTime: 0,
    dependencies: [],
    provides: [],
    installIf: [],
    providerPriority: 0,
  };
}

/** The digits that a value begins with, as apk reads them; 0 when there are none. */
export function leadingNumber(value: string): number {
  const number = Number.parseInt(value, 10);
  return number > 0 ? number : 0;
}

/** Reads one stanza of an index. Fields that this version does not know are passed over. */
export function parseRecord(stanza: string): PackageRecord {
  const record = empty();
  for (const line of stanza.split('\n')) {
    const field = line.charAt(0);
    const value = line.slice(2);
    if (Object.hasOwn(textFields, field)) record[textFields[field as keyof typeof textFields]] = value;
    else if (Object.hasOwn(numberFields, field))
      record[numberFields[field as keyof typeof numberFields]] = leadingNumber(value);
    else if (Object.hasOwn(listFields, field)) {
      const list = listFields[field as keyof typeof listFields];
      record[list] = [...record[list], ...value.split(' ').filter((token) => token !== '')];
    }
  }
  return record;
}
