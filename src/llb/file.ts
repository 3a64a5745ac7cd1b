import { LlbError } from './errors.ts';
import type { FileAction, Owner } from './file-actions.ts';
import { type EncodeContext, type State, type VertexOptions, vertexState } from './graph.ts';
import type { Init, Int64 } from '../proto/codec.ts';
import type { ChownOpt, FileAction as FileActionMessage, Op, UserOpt } from '../proto/ops.ts';

/**
 * Changes a file system by a chain of actions, without running anything in it.
 *
 * @throws LlbError INVALID_FILE_OP
 */
export function file(base: State, actions: readonly FileAction[], options: VertexOptions = {}): State {
  if (actions.length === 0) throw new LlbError('INVALID_FILE_OP', 'A file operation needs at least one action');
  const [first] = actions;
  if (base.vertex === null && first !== undefined && hasNames(first.kind === 'rm' ? undefined : first.owner)) {
    throw new LlbError(
      'INVALID_FILE_OP',
      'An owner by name needs a base that has /etc/passwd; give numbers on scratch',
    );
  }
  const sources = actions.flatMap((action) => (action.kind === 'copy' ? [action.from] : []));
  return vertexState({
    inputs: [base, ...sources].filter((state) => state.vertex !== null),
    options,
    caps: actions.flatMap(capsOf),
    platformBound: false,
    encode: (context) => encodeFile(context, base, actions),
  });
}

function hasNames(owner: Owner | undefined): boolean {
  return typeof owner?.user === 'string' || typeof owner?.group === 'string';
}

function capsOf(action: FileAction): readonly string[] {
  if (action.kind === 'symlink') return ['file.symlink.create'];
  if (action.kind !== 'copy') return [];
  const caps = [];
  if (typeof action.mode === 'string') caps.push('file.copy.modestring');
  if (action.replaceExisting === true) caps.push('file.copy.alwaysreplaceexistingdestpaths');
  if (action.requiredPaths !== undefined) caps.push('file.copy.requiredpaths');
  return caps;
}

function encodeFile(context: EncodeContext, base: State, actions: readonly FileAction[]): Init<Op> {
  const start = context.input(base);
  const secondary = actions.map((action) => (action.kind === 'copy' ? context.input(action.from) : -1));
  // Results of actions are numbered after the inputs, whose number is only known now that all have been named.
  const inputs = Math.max(start, ...secondary) + 1;
  return {
    file: {
      actions: actions.map((action, index) => {
        const input = index === 0 ? start : inputs + index - 1;
        return {
          input,
          secondaryInput: secondary[index] ?? -1,
          output: index === actions.length - 1 ? 0 : -1,
          ...encodeAction(action, input),
        };
      }),
    },
  };
}

function encodeAction(action: FileAction, base: number): Init<FileActionMessage> {
  switch (action.kind) {
    case 'mkdir': {
      const { path, mode, parents, owner, timestamp } = action;
      return { mkdir: { path, mode, makeParents: parents, owner: chown(owner, base), timestamp: time(timestamp) } };
    }
    case 'mkfile': {
      const { path, mode, data, owner, timestamp } = action;
      return { mkfile: { path, mode, data, owner: chown(owner, base), timestamp: time(timestamp) } };
    }
    case 'symlink': {
      const { target, path, owner, timestamp } = action;
      return { symlink: { oldpath: target, newpath: path, owner: chown(owner, base), timestamp: time(timestamp) } };
    }
    case 'rm':
      return { rm: { path: action.path, allowNotFound: action.allowNotFound, allowWildcard: action.wildcard } };
    case 'copy':
      return {
        copy: {
          src: action.src,
          dest: action.dest,
          owner: chown(action.owner, base),
          mode: typeof action.mode === 'number' ? action.mode : -1,
          modeStr: typeof action.mode === 'string' ? action.mode : undefined,
          followSymlink: action.followSymlink,
          dirCopyContents: action.contentsOnly,
          attemptUnpackDockerCompatibility: action.unpack,
          createDestPath: action.createDestPath,
          allowWildcard: action.wildcard,
          allowEmptyWildcard: action.allowEmptyWildcard,
          timestamp: time(action.timestamp),
          include_patterns: action.include,
          exclude_patterns: action.exclude,
          alwaysReplaceExistingDestPaths: action.replaceExisting,
          required_paths: action.requiredPaths,
        },
      };
  }
}

/** Nanoseconds do not fit a number; -1 leaves times as they come. */
function time(seconds: number | undefined): Int64 {
  if (seconds === undefined) return -1;
  const value = BigInt(Math.trunc(seconds)) * 1_000_000_000n;
  return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: false };
}

function chown(owner: Owner | undefined, base: number): Init<ChownOpt> | undefined {
  if (owner === undefined) return undefined;
  return { user: user(owner.user, base), group: user(owner.group, base) };
}

function user(value: string | number | undefined, base: number): Init<UserOpt> | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'number' ? { byID: value } : { byName: { name: value, input: base } };
}
