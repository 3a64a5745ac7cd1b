export { LlbError, type LlbErrorCode } from './errors.ts';
export { type Exec, type ExecOptions, exec } from './exec.ts';
export { file } from './file.ts';
export {
  type CopyAction,
  type CopyOptions,
  type FileAction,
  type Owner,
  copy,
  mkdir,
  mkfile,
  rm,
  symlink,
} from './file-actions.ts';
export {
  type ProgressGroup,
  type SourceFile,
  type SourceLocation,
  type SourceRange,
  type State,
  type VertexOptions,
  scratch,
} from './graph.ts';
export { type DefinitionEntry, inspect } from './inspect.ts';
export { diff, merge } from './layers.ts';
export { type Definition, type MarshalOptions, digestOf, marshal } from './marshal.ts';
export { type Mount, bindMount, cacheMount, secretMount, sshMount, tmpfsMount } from './mounts.ts';
export {
  type GitOptions,
  type HttpOptions,
  type ImageOptions,
  type LocalOptions,
  type OciLayoutOptions,
  git,
  http,
  image,
  local,
  ociLayout,
} from './sources.ts';
