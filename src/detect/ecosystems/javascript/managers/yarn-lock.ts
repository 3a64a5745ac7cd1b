import type { LockedPackage } from './locked.ts';

const ENTRY = /^"?(?<name>(?:@[\w.-]+\/)?[\w.-]+)@[^\n]*:$/gm;
/** How packages that hold a program for one machine are called; the lock file of Yarn 1 does not say it otherwise. */
const MACHINE_NAME = /[-/](?:linux|darwin|win32|freebsd|android)(?:-\w{1,20}){0,4}-(?:x64|arm64|ia32|arm|x86)\b/;

/** The entries of both formats; neither tells what only development needs, and neither which packages run scripts; only the later one has programs. */
export function* yarnLocked(lock: string): Generator<LockedPackage> {
  const isBerry = lock.includes('\n__metadata:') || lock.startsWith('__metadata:');
  const entries = [...lock.matchAll(ENTRY)];
  for (const [index, match] of entries.entries()) {
    const name = match.groups?.name ?? '';
    const body = lock.slice(match.index + match[0].length, entries[index + 1]?.index);
    const machine = MACHINE_NAME.test(name) || /\n {2}conditions: [^\n]*\bcpu=/.test(body);
    yield { name, development: false, machine, scripts: undefined, bins: isBerry ? binsIn(body) : undefined };
  }
}

function binsIn(body: string): readonly string[] {
  const block = /\n {2}bin:\n((?: {4}[^\n]*\n?)*)/.exec(body)?.[1] ?? '';
  return [...block.matchAll(/^ {4}"?([^":\n]+)"?:/gm)].map(([, name = '']) => name);
}
