import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { endOfArchive, tarEntry } from '../apk/tar.ts';
import { fixedTime } from '../packages/definition.ts';

export interface GemSpec {
  readonly name: string;
  readonly version: string;
  /** `ruby`, or the platform that its compiled parts are for. */
  readonly platform: string;
  readonly dependencies: readonly { readonly name: string; readonly requirements: readonly string[] }[];
  readonly executables: readonly string[];
  /** Folder of the executables. */
  readonly bindir: string;
  readonly extensions: readonly string[];
  /** Folders that Ruby finds the gem's files in. */
  readonly requirePaths: readonly string[];
}

/** A gem as RubyGems packs it: an archive of its specification, its files and their checksums. */
export function gemArchive(spec: GemSpec, files: ReadonlyMap<string, { content: Buffer; mode: number }>): Buffer {
  const data = gzipSync(
    tar([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { content, mode }]) => [name, content, mode])),
  );
  const metadata = gzipSync(specification(spec, [...files.keys()]));
  const sum = (content: Buffer) => createHash('sha256').update(content).digest('hex');
  const checksums = `---\nSHA256:\n  metadata.gz: ${sum(metadata)}\n  data.tar.gz: ${sum(data)}\n`;
  return tar([
    ['metadata.gz', metadata, 0o444],
    ['data.tar.gz', data, 0o444],
    ['checksums.yaml.gz', gzipSync(checksums), 0o444],
  ]);
}

function tar(entries: readonly (readonly [string, Buffer, number])[]): Buffer {
  return Buffer.concat([
    ...entries.flatMap(([name, content, mode]) =>
      tarEntry(name, { kind: 'file', content, mode, uid: 0, gid: 0, modified: fixedTime }),
    ),
    endOfArchive,
  ]);
}

/** Each requirement is an operator and a version. */
function requirement(requirements: readonly string[], indent: string): string {
  const lines = requirements.map((each) => {
    const [operator = '>=', version = '0'] = each.split(' ');
    return `${indent}  - - "${operator}"\n${indent}    - !ruby/object:Gem::Version\n${indent}      version: '${version}'\n`;
  });
  return `!ruby/object:Gem::Requirement\n${indent}  requirements:\n${lines.join('')}`;
}

function list(values: readonly string[]): string {
  return values.length === 0 ? ' []\n' : `\n${values.map((value) => `- ${JSON.stringify(value)}\n`).join('')}`;
}

function specification(spec: GemSpec, files: readonly string[]): string {
  const dependencies = spec.dependencies.map(
    ({ name, requirements }) => `- !ruby/object:Gem::Dependency
  name: ${name}
  requirement: ${requirement(requirements, '  ')}  type: :runtime
  prerelease: false
  version_requirements: ${requirement(requirements, '  ')}`,
  );
  return `--- !ruby/object:Gem::Specification
name: ${spec.name}
version: !ruby/object:Gem::Version
  version: ${spec.version}
platform: ${spec.platform}
authors:
- Debian
bindir: ${spec.bindir}
cert_chain: []
date: 2026-07-25 00:00:00.000000000 Z
dependencies:${dependencies.length === 0 ? ' []\n' : `\n${dependencies.join('')}`}description: ''
email: []
executables:${list(spec.executables)}extensions:${list(spec.extensions)}extra_rdoc_files: []
files:${list(files)}homepage: https://example.com
licenses: []
metadata: {}
rdoc_options: []
require_paths:${list(spec.requirePaths)}required_ruby_version: ${requirement(['>= 0'], '')}required_rubygems_version: ${requirement(['>= 0'], '')}requirements: []
rubygems_version: 3.6.7
specification_version: 4
summary: ${spec.name}
test_files: []
`;
}
