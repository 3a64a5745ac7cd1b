import { constants } from 'node:fs';
import { type Init, fromBigInt } from '../../proto/codec.ts';
import { type Packet, PacketType, type Stat } from '../../proto/fsutil.ts';
import { type WalkEntry, kindOf } from './walk.ts';
import type { Xattrs } from './xattrs.ts';

// Go's os.FileMode, whose upper bits are not POSIX's.
const MODE_DIR = 0x8000_0000;
const MODE_SYMLINK = 0x0800_0000;
const MODE_DEVICE = 0x0400_0000;
const MODE_NAMED_PIPE = 0x0200_0000;
const MODE_CHAR_DEVICE = 0x0020_0000;
const MODE_SETUID = 0x0080_0000;
const MODE_SETGID = 0x0040_0000;
const MODE_STICKY = 0x0010_0000;

const { S_IFDIR, S_IFLNK, S_IFBLK, S_IFCHR, S_IFIFO } = constants;

const kinds: Readonly<Record<number, number>> = {
  [S_IFDIR]: MODE_DIR,
  [S_IFLNK]: MODE_SYMLINK,
  [S_IFBLK]: MODE_DEVICE,
  [S_IFCHR]: MODE_DEVICE + MODE_CHAR_DEVICE,
  [S_IFIFO]: MODE_NAMED_PIPE,
};

/** The mode bits that the daemon reads, from those of the operating system. */
function goMode(mode: number): number {
  const kind = kinds[mode & constants.S_IFMT] ?? 0;
  const special =
    ((mode & 0o4000) === 0 ? 0 : MODE_SETUID) +
    ((mode & 0o2000) === 0 ? 0 : MODE_SETGID) +
    ((mode & 0o1000) === 0 ? 0 : MODE_STICKY);
  return kind + special + (mode & 0o777);
}

/** Which permissions of a file system are sent: all, or what git keeps of them. */
export type Modes = 'as-they-are' | 'as-git-keeps';

/** The operating system's mode, with the permissions that git would give a fresh checkout under the umask 022. */
function gitMode(mode: number): number {
  const kind = mode & constants.S_IFMT;
  const runs = kind === S_IFDIR || (mode & constants.S_IXUSR) !== 0;
  return kind === S_IFLNK ? mode : kind | (runs ? 0o755 : 0o644);
}

/** Permission bits and setuid, setgid and sticky in the operating system's form, from Go's. */
export function posixMode(mode: number): number {
  return (
    permissions(mode) |
    ((mode & MODE_SETUID) === 0 ? 0 : 0o4000) |
    ((mode & MODE_SETGID) === 0 ? 0 : 0o2000) |
    ((mode & MODE_STICKY) === 0 ? 0 : 0o1000)
  );
}

/** What an image may decide of a file on this machine: who may read, write and run it, but not as whom it runs. */
export function permissions(mode: number): number {
  return mode & 0o777;
}

/** Whether a file runs as its owner or its group. */
export function runsAsOwner(mode: number): boolean {
  return (mode & (MODE_SETUID | MODE_SETGID)) !== 0;
}

export function kindOfGoMode(mode: number): 'directory' | 'symlink' | 'regular' | 'special' {
  // Bit 31 makes the result of & negative, not zero.
  if ((mode & MODE_DIR) !== 0) return 'directory';
  if ((mode & MODE_SYMLINK) !== 0) return 'symlink';
  return (mode & (MODE_DEVICE | MODE_NAMED_PIPE | MODE_CHAR_DEVICE | 0x0100_0000)) === 0 ? 'regular' : 'special';
}

/**
 * An entry as the daemon wants it. Owners are left out: who owns a file in a checkout is chance, and would change
 * the cache key.
 */
export function statPacket(
  { path, stats, link }: WalkEntry,
  modes: Modes = 'as-they-are',
  xattrs: Xattrs = {},
): Init<Packet> {
  const kind = kindOf(stats);
  const mode = Number(stats.mode);
  const hard = link !== undefined && kind !== S_IFLNK;
  const stat: Init<Stat> = {
    path: Buffer.from(path, 'latin1'),
    mode: goMode(modes === 'as-git-keeps' ? gitMode(mode) : mode),
    size: kind === S_IFDIR || hard ? 0 : Number(stats.size),
    modTime: fromBigInt(stats.mtimeNs),
    ...(link === undefined ? {} : { linkname: Buffer.from(link, 'latin1') }),
    xattrs,
    ...(kind === S_IFBLK || kind === S_IFCHR ? deviceOf(stats.rdev) : {}),
  };
  return { type: PacketType.PACKET_STAT, stat };
}

function deviceOf(rdev: bigint): Init<Stat> {
  const number = Number(rdev & 0xffff_ffffn);
  return { devmajor: (number >> 8) & 0xfff, devminor: (number & 0xff) | ((number >> 12) & 0xf_ff00) };
}
