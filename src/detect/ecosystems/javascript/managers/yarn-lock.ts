import type { LockedPackage } from './locked.ts';

const ENTRY = /^"?(?<name>(?:@[\w.-]+\/)?[\w.-]+)@[^\n]*:$/gm;
/** How packages that hold a program for one machine are called; the lock file of Yarn 1 does not say it otherwise. */
const MACHINE_NAME = /[-/](?:linux|darwin|win32|freebsd|android)(?:-\w{1,20}){0,4}-(?:x64|arm64|ia32|arm|x86)\b/;

/** The entries of both formats; neither tells what only development needs, and neither which packages run scripts. */
export function* yarnLocked(lock: string): Generator<LockedPackage> {
  const entries = [...lock.matchAll(ENTRY)];
  for (const [index, match] of entries.entries()) {
    const name = match.groups?.name ?? '';
    const body = lock.slice(match.index + match[0].length, entries[index + 1]?.index);
    const machine = MACHINE_NAME.test(name) || /\n {2}conditions: [^\n]*\bcpu=/.test(body);
    yield { name, development: false, machine, scripts: undefined };
  }
}
