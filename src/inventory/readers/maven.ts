import { createHash } from 'node:crypto';
import { SaxesParser } from 'saxes';
import { LIMITS } from '../limits.ts';
import { anyOf, textOf, textsOf } from '../shape.ts';
import type { Bytes, Checksum, Component } from '../types.ts';
import { groupOf } from './maven-group.ts';
import { nested, readZip, unzip, type ZipEntry } from './zip.ts';

const PROPERTIES = /^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/;
const ARCHIVE = /\.(?:jar|war|ear)$/;
const MANIFEST = 'META-INF/MANIFEST.MF';
const MAX_METADATA = 1024 * 1024;
const PAGE = 2 * 1024 * 1024;

/** What was found in an archive, with the names of the archives that lead to it. */
export interface InArchive {
  readonly component: Component;
  readonly path: string;
}

/** What one file may cost: entries of an archive may share their bytes, so that a small one is without end. */
export class Budget {
  #bytes: number = LIMITS.unpacked;
  #spent = false;

  /** Whether something may still be read. */
  take(bytes: number): boolean {
    this.#bytes -= bytes + ENTRY_COST;
    if (this.#bytes < 0) this.#spent = true;
    return !this.#spent;
  }

  get spent(): boolean {
    return this.#spent;
  }
}

/** So that those of no size come to an end as well. */
const ENTRY_COST = 1024;

/**
 * Components of a jar and of the jars in it. One without Maven's own metadata is told by its name and manifest; one that has the metadata
 * of several was put together from them.
 */
export async function readJar(
  bytes: Bytes,
  path: string,
  budget = new Budget(),
  depth = 0,
): Promise<readonly InArchive[]> {
  if (!budget.take(bytes.size)) return [];
  const entries = await readZip(bytes);
  const own = await ownComponents(bytes, entries, path, budget);
  const checksums = own.length === 0 ? [] : await digest(bytes);
  const name = archiveName(path);
  const main = own.find(({ name: artifact, version }) => name === `${artifact}-${version}` || name === artifact);
  const found: InArchive[] = own.map((component) => ({
    path,
    // The archive is that of one component, whatever else was put into it.
    component:
      component === (main ?? (own.length === 1 ? own[0] : undefined)) ? { ...component, checksums } : component,
  }));
  if (depth >= LIMITS.nesting) return found;
  for (const entry of entries.filter((each) => ARCHIVE.test(each.name))) {
    const inner = budget.take(entry.size) ? await nested(bytes, entry, LIMITS.file * 4) : undefined;
    if (inner !== undefined) found.push(...(await readJar(inner, `${path}!/${entry.name}`, budget, depth + 1)));
  }
  return found;
}

async function ownComponents(
  bytes: Bytes,
  entries: readonly ZipEntry[],
  path: string,
  budget: Budget,
): Promise<readonly Component[]> {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const text = async (name: string): Promise<string> => {
    const entry = byName.get(name);
    if (entry === undefined || !budget.take(entry.size)) return '';
    return (await unzip(bytes, entry, MAX_METADATA))?.toString('utf8') ?? '';
  };
  const manifest = readManifest(await text(MANIFEST));
  const found: Component[] = [];
  for (const name of [...byName.keys()].filter((each) => PROPERTIES.test(each))) {
    const properties = readProperties(await text(name));
    const group = textOf(properties.get('groupId'));
    const artifact = textOf(properties.get('artifactId'));
    const version = textOf(properties.get('version'));
    if (group === undefined || artifact === undefined || version === undefined) continue;
    const licenses = readPomLicenses(await text(name.replace('pom.properties', 'pom.xml')));
    found.push({ kind: 'maven', namespace: group, name: artifact, version, ...anyOf(licenses) });
  }
  if (found.length > 0) {
    const bundle = bundleLicense(manifest);
    return found.length === 1 ? found.map((each) => ({ ...bundle, ...each })) : found;
  }
  return namedByFile(path, manifest);
}

/** `NAME-VERSION.jar`, as every build tool names archives; the group is what a manifest says, or is not known. */
function namedByFile(path: string, manifest: ReadonlyMap<string, string>): readonly Component[] {
  const [, stem, numbered] = /^([A-Za-z][\w.-]{0,200}?)-(\d[\w.+-]{0,100})$/.exec(archiveName(path)) ?? [];
  const version = numbered ?? textOf(manifest.get('implementation-version')) ?? textOf(manifest.get('bundle-version'));
  if (version === undefined) return [];
  const name = stem ?? archiveName(path);
  const group = groupOf(name, manifest);
  return [
    {
      kind: 'maven',
      ...(group === undefined ? {} : { namespace: group }),
      name,
      version,
      ...bundleLicense(manifest),
      note: `named by its file${group === undefined ? '' : ' and manifest'}: it has no metadata of Maven`,
    },
  ];
}

function archiveName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(ARCHIVE, '');
}

function bundleLicense(manifest: ReadonlyMap<string, string>): { readonly license?: string } {
  const license = textOf(manifest.get('bundle-license')?.split(/[;,]/)[0]);
  return license === undefined ? {} : { license };
}

/** The main section of a manifest; a line that begins with a space goes on with the one before. */
export function readManifest(text: string): ReadonlyMap<string, string> {
  const main = text.replaceAll('\r\n', '\n').split('\n\n', 1)[0] ?? '';
  return new Map(
    main
      .replaceAll('\n ', '')
      .split('\n')
      .flatMap((line) => {
        const colon = line.indexOf(': ');
        return colon <= 0 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 2)] as const];
      }),
  );
}

function readProperties(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const equals = line.indexOf('=');
      return equals <= 0 || line.startsWith('#')
        ? []
        : [[line.slice(0, equals).trim(), line.slice(equals + 1).trim()] as const];
    }),
  );
}

/** Names of a project's licences; a parent's, which it inherits, are not in its archive. */
function readPomLicenses(text: string): readonly string[] {
  const all: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => open.push(name));
  parser.on('closetag', () => open.pop());
  parser.on('text', (value) => {
    const names = open.length === 4 && open.join('/') === 'project/licenses/license/name' ? textsOf(value) : [];
    all.push(...names);
  });
  try {
    parser.write(text).close();
  } catch {
    // Somebody's document that is none says nothing.
  }
  return all;
}

/** Both, since Maven Central knows archives by the first, and the second is the one to rely on. */
async function digest(bytes: Bytes): Promise<readonly Checksum[]> {
  const hashes = [createHash('sha1'), createHash('sha256')] as const;
  for (let offset = 0; offset < bytes.size; offset += PAGE) {
    const page = await bytes.read(offset, Math.min(PAGE, bytes.size - offset));
    if (page.length === 0) return [];
    for (const hash of hashes) hash.update(page);
  }
  return [
    { algorithm: 'SHA1', value: hashes[0].digest('hex') },
    { algorithm: 'SHA256', value: hashes[1].digest('hex') },
  ];
}
