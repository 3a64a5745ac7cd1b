import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its program and arguments, with blanks between. */
  readonly command: string;
}

/** The processes of this machine, those in containers included; zombies have no command and are left out. */
export function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return command === '' ? [] : [{ pid: Number(name), parent, command }];
      } catch {
        return [];
      }
    });
}

/** Everything that a process started, and what those started. */
export function descendants(of: number): readonly Process[] {
  const all = processes();
  const below = (parent: number): readonly Process[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(of);
}

/** The processes of a container, by its id, which the names of their control groups have in them. */
export function processesIn(container: string): readonly Process[] {
  return processes().filter(({ pid }) => {
    try {
      return readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(container);
    } catch {
      return false;
    }
  });
}
