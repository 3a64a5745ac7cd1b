import type { AddedEntry } from './definition.ts';

const osRelease = `ID=wolfi
NAME="Wolfi"
PRETTY_NAME="Wolfi"
VERSION_ID="20230201"
HOME_URL="https://wolfi.dev"
BUG_REPORT_URL="https://github.com/wolfi-dev/os/issues"
`;

/** Users as Wolfi has them: those of old systems, and none that an image would run as. */
const users: readonly (readonly [name: string, uid: number, gid: number, home: string, shell: string])[] = [
  ['root', 0, 0, '/root', '/bin/ash'],
  ['bin', 1, 1, '/bin', '/sbin/nologin'],
  ['daemon', 2, 2, '/sbin', '/sbin/nologin'],
  ['mail', 8, 12, '/var/mail', '/sbin/nologin'],
  ['sshd', 22, 22, '/dev/null', '/sbin/nologin'],
  ['nobody', 65534, 65534, '/', '/sbin/nologin'],
];

const groups: readonly (readonly [name: string, gid: number])[] = [
  ['root', 0],
  ['bin', 1],
  ['daemon', 2],
  ['tty', 5],
  ['mail', 12],
  ['sshd', 22],
  ['nogroup', 65533],
  ['nobody', 65534],
];

const lines = (list: readonly string[]): string => list.map((line) => `${line}\n`).join('');

const folders: Record<string, number> = {
  dev: 0o755,
  'etc/profile.d': 0o755,
  'etc/secfixes.d': 0o755,
  home: 0o755,
  opt: 0o755,
  proc: 0o755,
  root: 0o700,
  'run/lock': 0o755,
  sys: 0o755,
  tmp: 0o1777,
  'usr/bin': 0o755,
  'usr/lib': 0o755,
  'usr/local/lib': 0o755,
  'var/empty': 0o755,
  'var/log': 0o755,
  'var/spool/cron/crontabs': 0o755,
  'var/tmp': 0o1777,
};

const links: Record<string, string> = {
  bin: 'usr/bin',
  sbin: 'usr/bin',
  lib: 'usr/lib',
  lib64: 'usr/lib',
  'etc/mtab': '/proc/mounts',
  'usr/lib64': 'lib',
  'usr/local/lib64': 'lib',
  'usr/sbin': 'bin',
  'usr/tmp': '../var/tmp',
  'var/lock': '../run/lock',
  'var/run': '../run',
  'var/spool/mail': '/var/mail',
};

const files: Record<string, string> = {
  'etc/group': lines(groups.map(([name, gid]) => `${name}:x:${gid}:`)),
  'etc/host.conf': 'multi on\n',
  'etc/hosts': lines(['127.0.0.1 localhost', '::1 localhost']),
  'etc/nsswitch.conf': lines(['passwd: compat', 'group: compat', 'shadow: compat', 'hosts: files dns']),
  'etc/os-release': osRelease,
  'etc/passwd': lines(users.map(([name, uid, gid, home, shell]) => `${name}:x:${uid}:${gid}:${name}:${home}:${shell}`)),
  'etc/profile': lines(['export PATH="/usr/local/sbin:/usr/local/bin:/usr/bin:/usr/sbin:/sbin:/bin"', 'umask 022']),
  'etc/profile.d/locale.sh': lines(['export LANG=C.UTF-8']),
  'etc/protocols': lines(['icmp 1 ICMP', 'tcp 6 TCP', 'udp 17 UDP']),
  'etc/secfixes.d/wolfi': 'https://packages.wolfi.dev/os/security.json\n',
  'etc/services': lines(['domain 53/tcp', 'domain 53/udp', 'http 80/tcp', 'https 443/tcp']),
  'etc/shells': lines(['/bin/sh', '/bin/ash']),
};

/** Folders, links and files of Wolfi's base layout, in our own words. */
export const baseLayout: Record<string, AddedEntry> = {
  ...Object.fromEntries(Object.entries(folders).map(([path, mode]) => [path, { directory: true, mode } as const])),
  ...Object.fromEntries(Object.entries(links).map(([path, to]) => [path, { to }])),
  ...Object.fromEntries(Object.entries(files).map(([path, content]) => [path, { content }])),
  'etc/shadow': {
    content: lines(users.map(([name]) => `${name}:${name === 'root' ? '*' : '!'}:0:::::`)),
    mode: 0,
  },
};
