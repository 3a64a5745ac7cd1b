import { createHash } from 'node:crypto';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { SigningKey } from './signing-key.ts';
import { checksumKey, endOfArchive, tarEntry } from './tar.ts';
import type { Tree } from './tree.ts';

/** What a package says about itself, in the terms of .PKGINFO. Times are seconds since 1970, sizes bytes. */
export type PackageFacts = {
  name: string;
  version: string;
  arch: string;
  description: string;
  url: string;
  license: string;
  origin: string;
  built: number;
  installedSize: number;
  providerPriority?: number;
  depends: string[];
  provides: string[];
};

/** A package that was written, with what the index says of it. */
export type BuiltPackage = PackageFacts & {
  /** `Q1` and the base64 of the SHA-1 of the control member. */
  checksum: string;
  /** Of the whole file. */
  size: number;
};

/** gzip of Node writes no time and no name, so equal bytes give equal bytes. */
const compress = promisify<Buffer, Buffer>((data, done) => {
  gzip(data, { level: 6 }, done);
});

/** The data member: the files, each with its SHA-1 where apk looks for it. */
export async function dataMember(tree: Tree): Promise<Buffer> {
  const entries = [...tree].flatMap(([path, entry]) => tarEntry(path, entry, checksumKey(entry)));
  return compress(Buffer.concat([...entries, endOfArchive]));
}

function packageInfo(facts: PackageFacts, data: Buffer): string {
  const lines: [string, string | number][] = [
    ['pkgname', facts.name],
    ['pkgver', facts.version],
    ['arch', facts.arch],
    ['size', facts.installedSize],
    ['origin', facts.origin],
    ['pkgdesc', facts.description],
    ['url', facts.url],
    ['builddate', facts.built],
    ['license', facts.license],
    ...(facts.providerPriority === undefined
      ? []
      : [['provider_priority', facts.providerPriority] satisfies [string, number]]),
    ...facts.depends.map((name): [string, string] => ['depend', name]),
    ...facts.provides.map((name): [string, string] => ['provides', name]),
    ['datahash', createHash('sha256').update(data).digest('hex')],
  ];
  return lines.map(([key, value]) => `${key} = ${value}\n`).join('');
}

function memberOf(name: string, content: string | Buffer, modified: number): Buffer {
  return Buffer.concat(
    tarEntry(name, { kind: 'file', content: Buffer.from(content), mode: 0o644, modified, uid: 0, gid: 0 }),
  );
}

/** The signature member over another member's compressed bytes. */
async function signatureMember(key: SigningKey, signed: Buffer): Promise<Buffer> {
  return compress(memberOf(`.SIGN.RSA256.${key.name}`, key.sign(signed), 0));
}

/** A whole .apk file (format v2): signature, control and data, each a gzip member. */
export async function buildPackage(
  facts: PackageFacts,
  data: Buffer,
  key: SigningKey,
): Promise<{ file: Buffer; built: BuiltPackage }> {
  const control = await compress(memberOf('.PKGINFO', packageInfo(facts, data), facts.built));
  const file = Buffer.concat([await signatureMember(key, control), control, data]);
  const checksum = `Q1${createHash('sha1').update(control).digest('base64')}`;
  return { file, built: { ...facts, checksum, size: file.length } };
}

function indexRecord(built: BuiltPackage): string {
  const lines: [string, string | number | undefined][] = [
    ['C', built.checksum],
    ['P', built.name],
    ['V', built.version],
    ['A', built.arch],
    ['S', built.size],
    ['I', built.installedSize],
    ['T', built.description],
    ['U', built.url],
    ['L', built.license],
    ['o', built.origin],
    ['t', built.built],
    ['k', built.providerPriority],
    ['D', built.depends.length === 0 ? undefined : built.depends.join(' ')],
    ['p', built.provides.length === 0 ? undefined : built.provides.join(' ')],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}:${value ?? ''}\n`)
    .join('');
}

/** APKINDEX.tar.gz: a signature member, then the index. */
export async function buildIndex(
  packages: readonly BuiltPackage[],
  description: string,
  key: SigningKey,
): Promise<Buffer> {
  const newest = packages.reduce((time, built) => Math.max(time, built.built), 0);
  const records = [...packages]
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
    .map(indexRecord);
  const index = await compress(
    Buffer.concat([
      memberOf('DESCRIPTION', description, newest),
      memberOf('APKINDEX', `${records.join('\n')}\n`, newest),
      endOfArchive,
    ]),
  );
  return Buffer.concat([await signatureMember(key, index), index]);
}
