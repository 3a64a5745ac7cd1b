import { type Init, toBigInt, toNumber } from '../../proto/codec.ts';
import type { Stat } from '../../proto/fsutil.ts';
import type { Ref as RefMessage } from '../../proto/gateway.ts';
import { LLBBridge } from '../../proto/services.ts';
import { BuildkitError } from '../errors.ts';
import { kindOfGoMode, posixMode } from '../session/packets.ts';
import type { Xattrs } from '../session/xattrs.ts';
import type { Bridge } from './bridge.ts';

export interface FileInfo {
  /** The name within its directory; the base name for a single file. */
  readonly name: string;
  readonly kind: 'directory' | 'symlink' | 'regular' | 'special';
  /** Permission bits with setuid, setgid and sticky, as in POSIX. */
  readonly mode: number;
  readonly size: number;
  readonly uid: number;
  readonly gid: number;
  /** To the millisecond. */
  readonly modified: Date;
  /** Where a symbolic link points to. */
  readonly link: string;
  /** Extended attributes, by name with its name space. */
  readonly xattrs: Xattrs;
}

/** Pages of this size stay below every daemon's limit for one message. */
const PAGE = 2 * 1024 * 1024;

/** A file system that the daemon has built, or will when it is asked for. Valid until the build returns. */
export class Ref {
  /** Empty for the empty file system. */
  readonly id: string;
  readonly #bridge: Bridge;

  constructor(bridge: Bridge, id: string) {
    this.#bridge = bridge;
    this.id = id;
  }

  /**
   * A file's content, or a part of it.
   *
   * @throws BuildkitError SOURCE_NOT_FOUND when there is no such file, RPC_FAILED when it is larger than `limit` bytes
   */
  async readFile(path: string, options: { offset?: number; length?: number; limit?: number } = {}): Promise<Buffer> {
    const limit = options.limit ?? 64 * 1024 * 1024;
    const end = options.length === undefined ? Infinity : (options.offset ?? 0) + options.length;
    const pages: Buffer[] = [];
    let size = 0;
    for (let offset = options.offset ?? 0; offset < end;) {
      const length = Math.min(PAGE, end - offset);
      const request = { Ref: this.#existing(path), FilePath: path, Range: { Offset: offset, Length: length } };
      const { Data } = await this.#asking(path, this.#bridge.call(LLBBridge.ReadFile, request));
      pages.push(Buffer.from(Data));
      size += Data.byteLength;
      if (size > limit)
        throw new BuildkitError('RPC_FAILED', `${path} is larger than the ${limit} bytes that are asked for`);
      if (Data.byteLength < length) break;
      offset += Data.byteLength;
    }
    return Buffer.concat(pages);
  }

  /** @throws BuildkitError SOURCE_NOT_FOUND */
  async readDir(path: string, pattern = ''): Promise<readonly FileInfo[]> {
    const request = { Ref: this.#existing(path), DirPath: path, IncludePattern: pattern };
    const { entries } = await this.#asking(path, this.#bridge.call(LLBBridge.ReadDir, request));
    return entries.map(fileInfo);
  }

  /** What a path leads to, symbolic links followed. @throws BuildkitError SOURCE_NOT_FOUND */
  async statFile(path: string): Promise<FileInfo> {
    const { stat } = await this.#asking(
      path,
      this.#bridge.call(LLBBridge.StatFile, { Ref: this.#existing(path), Path: path }),
    );
    if (stat === null) throw new BuildkitError('SOURCE_NOT_FOUND', `There is no ${path} in the result`);
    return fileInfo(stat);
  }

  /** Builds what is not built yet. @throws BuildkitError when a step fails */
  async evaluate(): Promise<void> {
    if (this.id !== '') await this.#bridge.call(LLBBridge.Evaluate, { Ref: this.id });
  }

  message(): Init<RefMessage> {
    return { id: this.id };
  }

  #existing(path: string): string {
    if (this.id === '')
      throw new BuildkitError('SOURCE_NOT_FOUND', `There is no ${path} in the result, which is empty`);
    return this.id;
  }

  /** Daemons tell a missing file in words only. */
  async #asking<T>(path: string, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof BuildkitError) || !/no such file or directory|not a directory/.test(error.message))
        throw error;
      throw new BuildkitError('SOURCE_NOT_FOUND', `There is no ${path} in the result`, { cause: error });
    }
  }
}

function fileInfo(stat: Stat): FileInfo {
  return {
    name: Buffer.from(stat.path).toString('utf8'),
    kind: kindOfGoMode(stat.mode),
    mode: posixMode(stat.mode),
    size: toNumber(stat.size),
    uid: stat.uid,
    gid: stat.gid,
    modified: new Date(Number(toBigInt(stat.modTime) / 1_000_000n)),
    link: Buffer.from(stat.linkname).toString('utf8'),
    xattrs: stat.xattrs,
  };
}
