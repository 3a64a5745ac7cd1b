/** A package for a test's index; fields that a test does not care for are filled in. */
export interface TestPackage {
  readonly name: string;
  readonly version?: string;
  readonly arch?: string;
  readonly depends?: string;
  readonly provides?: string;
  readonly installIf?: string;
  readonly priority?: number;
  readonly description?: string;
  readonly origin?: string;
  readonly buildTime?: number;
  readonly checksum?: string;
  readonly installedSize?: number;
}

function checksumOf(name: string, version: string): string {
  return `Q1${Buffer.from(`${name}-${version}`.padEnd(20, '.')).subarray(0, 20).toString('base64')}`;
}

function stanza(item: TestPackage): string {
  const { name, version = '1.0-r0', arch = 'x86_64', installedSize = 4096, buildTime = 1_700_000_000 } = item;
  const lines = [
    `C:${item.checksum ?? checksumOf(name, version)}`,
    `P:${name}`,
    `V:${version}`,
    `A:${arch}`,
    'S:1024',
    `I:${installedSize}`,
    `T:${item.description ?? `The ${name} package`}`,
    'U:https://example.org',
    'L:MIT',
    `o:${item.origin ?? name}`,
    `t:${buildTime}`,
  ];
  if (item.priority !== undefined) lines.push(`k:${item.priority}`);
  if (item.depends) lines.push(`D:${item.depends}`);
  if (item.provides) lines.push(`p:${item.provides}`);
  if (item.installIf) lines.push(`i:${item.installIf}`);
  return `${lines.join('\n')}\n`;
}

/** The text of an `APKINDEX` with these packages; a plain string is a name. */
export function indexText(...packages: readonly (TestPackage | string)[]): string {
  return packages.map((item) => stanza(typeof item === 'string' ? { name: item } : item)).join('\n');
}
