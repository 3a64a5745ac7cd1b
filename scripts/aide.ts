// Makes the bytes of aipack-aide, which src/image/aide/program.ts holds, of its source: node scripts/aide.ts
// Compilers are those of Debian 12: gcc, and gcc-12-aarch64-linux-gnu; CC_AMD64 and CC_ARM64 name others.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The compiler that makes the bytes which are kept; another one makes others that do the same. */
export const COMPILER = '12.2.0';

const SOURCE = 'src/image/aide/aide.c';
const KEPT = 'src/image/aide/program.ts';
/** Apart from the bytes, which few files need. */
const DIGESTS = 'src/image/aide/digests.ts';
const FLAGS = [
  '-std=gnu11 -Os -Wall -Wextra -Werror -ffreestanding -fno-builtin -fno-pic -fno-stack-protector -fno-ident',
  '-fno-asynchronous-unwind-tables -fno-unwind-tables -fomit-frame-pointer -fno-tree-loop-distribute-patterns',
  '-static -nostdlib -no-pie -s',
  '-Wl,--build-id=none,-z,norelro,-z,noexecstack,-z,noseparate-code,-z,max-page-size=65536',
].flatMap((line) => line.split(' '));

export type Architecture = 'amd64' | 'arm64';

const MACHINES: Readonly<Record<Architecture, readonly string[]>> = {
  amd64: ['-fcf-protection=none'],
  arm64: ['-mno-outline-atomics'],
};

/** The command that compiles for an architecture. */
export function compilerOf(architecture: Architecture): readonly string[] {
  const given = process.env[`CC_${architecture.toUpperCase()}`];
  return (given ?? (architecture === 'amd64' ? 'gcc' : 'aarch64-linux-gnu-gcc-12')).split(' ');
}

/** @throws Error where the compiler is not there */
export function compilerVersion(architecture: Architecture): string {
  const [program = '', ...first] = compilerOf(architecture);
  return execFileSync(program, [...first, '-dumpfullversion'], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** The program for an architecture, compiled anew. */
export function compiledAide(architecture: Architecture): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'aide-'));
  try {
    const to = join(folder, 'aide');
    const [program = '', ...first] = compilerOf(architecture);
    execFileSync(program, [...first, ...FLAGS, ...MACHINES[architecture], '-o', to, SOURCE], { stdio: 'inherit' });
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function moduleText(comment: string, name: string, value: (bytes: Buffer) => string): string {
  const entries = (['amd64', 'arm64'] as const).map(
    (architecture) => `  ${architecture}:\n    '${value(compiledAide(architecture))}',\n`,
  );
  return [
    '// Made from aide.c by scripts/aide.ts; change it there.',
    '',
    `/** ${comment} */`,
    `export const ${name}: Readonly<Record<'amd64' | 'arm64', string>> = {`,
    `${entries.join('')}};`,
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('aide.ts') === true) {
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  writeFileSync(
    KEPT,
    moduleText('aipack-aide in base64.', 'AIDE', (bytes) => bytes.toString('base64')),
  );
  writeFileSync(DIGESTS, moduleText('SHA-256 of aipack-aide.', 'AIDE_SHA256', sha256));
}
