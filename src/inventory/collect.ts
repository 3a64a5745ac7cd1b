import { readAuditable, readCargoLock } from './readers/cargo.ts';
import { readElf } from './readers/elf.ts';
import { readMixLock } from './readers/erlang.ts';
import { goComponents, readGoBuild } from './readers/go.ts';
import { Budget, readJar } from './readers/maven.ts';
import { readHiddenLock, readPnpmLock, type Archives } from './readers/npm.ts';
import { inflate } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { HIDDEN_LOCK, METADATA, OF_PACKAGES, PNPM_LOCK } from './patterns.ts';
import type { Bytes, Component, Files, Found } from './types.ts';
import { Walk, type WalkedFile } from './walk.ts';

/** The application of an image as a daemon has it. */
export interface Sources {
  /** Every file of metadata that the daemon picked, at the path that it has in the image. */
  readonly metadata: Files;
  /** What the image has above its packages. */
  readonly application: Files;
  /** Lock files of the project, for what a build leaves no trace of. */
  readonly project: Files;
}

export interface Collected {
  /** Sorted by path, then by name. */
  readonly found: readonly Found[];
  /** Sentences about what was not read, in no document where there are none. */
  readonly gaps: readonly string[];
}

const ARCHIVES = /\.(?:jar|war|ear)$/;
const LOCKS = /\/(?:Cargo|mix)\.lock$/;
/** No program is smaller, and most scripts are. */
const MIN_PROGRAM = 4096;
/** Each holds some megabytes of what it was read from. */
const PROGRAMS_AT_ONCE = 4;

/** The application's components, from what its files say of themselves. */
export async function collect({ application, metadata, project }: Sources): Promise<Collected> {
  const walk = new Walk();
  const [texts, programs, locks] = await Promise.all([
    walk.run(
      metadata,
      () => true,
      () => true,
    ),
    walk.run(
      application,
      (name) => !OF_PACKAGES.has(name),
      ({ executable, path, size }) => ARCHIVES.test(path) || (executable && size >= MIN_PROGRAM),
    ),
    walk.run(
      project,
      () => true,
      ({ path }) => LOCKS.test(path),
    ),
  ]);
  const found: Found[] = [];
  const archives = new Map<string, Pick<Component, 'checksums' | 'download'>>();
  const keep = (each: Archives): void => {
    for (const [key, value] of each) archives.set(key, value);
  };
  await walk.each(walk.affordable(texts, LIMITS.file), async (file) => {
    const text = await walk.text(metadata, file);
    if (file.path.endsWith(HIDDEN_LOCK)) keep(readHiddenLock(text));
    else if (file.path.endsWith(PNPM_LOCK)) keep(readPnpmLock(text));
    const reader = METADATA.find(({ matches }) => matches.test(file.path));
    for (const component of reader?.read(text, file.path) ?? []) found.push({ component, path: file.path });
  });
  const look = async (file: WalkedFile): Promise<void> => {
    const bytes = walk.bytes(application, file);
    const budget = new Budget();
    found.push(
      ...(ARCHIVES.test(file.path) ? await readJar(bytes, file.path, budget) : await program(bytes, file.path)),
    );
    if (budget.spent) walk.gap(`${file.path} unpacks to more than ${LIMITS.unpacked} bytes`);
  };
  await walk.each(walk.affordable(programs, LIMITS.total), look, PROGRAMS_AT_ONCE);
  const auditable = found.some(({ component }) => component.kind === 'cargo');
  await walk.each(walk.affordable(locks, LIMITS.file), async (file) => {
    const text = await walk.text(project, file);
    // The image has no such file.
    const path = `${file.path.slice(1)} of the repository`;
    if (file.path.endsWith('/mix.lock')) keep(readMixLock(text));
    else if (!auditable) for (const component of readCargoLock(text)) found.push({ component, path });
  });
  if (found.length > LIMITS.components) walk.gap(`only ${LIMITS.components} of ${found.length} components are listed`);
  const known = found.map((each) => withArchive(each, archives)).sort(order);
  return { found: known.slice(0, LIMITS.components), gaps: walk.gaps() };
}

/** What a program was linked from, where its compiler has left that in it. */
async function program(bytes: Bytes, path: string): Promise<readonly Found[]> {
  const elf = await readElf(bytes);
  if (elf === undefined) return [];
  const built = await readGoBuild(bytes, elf);
  const section = elf.sections.find(({ name }) => name === '.dep-v0');
  const crates =
    section === undefined || section.size > LIMITS.file
      ? []
      : readAuditable(inflate(await bytes.read(section.offset, section.size), LIMITS.file));
  return [...(built === undefined ? [] : goComponents(built)), ...crates].map((component) => ({ component, path }));
}

function withArchive({ component, path }: Found, archives: Archives): Found {
  const { kind, name, namespace, version } = component;
  if (kind !== 'npm' && kind !== 'hex') return { component, path };
  const archive = archives.get(`${namespace === undefined ? '' : `${namespace}/`}${name}@${version}`);
  return { component: { ...component, ...archive }, path };
}

function order(a: Found, b: Found): number {
  const key = ({ component: { kind, name, namespace, version }, path }: Found): string =>
    [path, kind, namespace ?? '', name, version].join('\0');
  const [first, second] = [key(a), key(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
