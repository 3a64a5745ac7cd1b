export type { BuildCallback, BuildOptions, BuildResult } from './build-options.ts';
export { githubCache, s3Cache } from './cache.ts';
export { asImport, parseCache } from './cache-kinds.ts';
export { Client, type ConnectOptions, connect } from './client.ts';
export { type ContainerOptions, removeContainer, startContainer } from './container/container.ts';
export { type Application, dockerSilence, startApplication } from './container/application.ts';
export { type LoadOptions, dockerImport, loadedImageId } from './container/load.ts';
export { type OpenOptions, openClient } from './discover.ts';
export { type Endpoint, type TlsOptions, formatEndpoint, parseEndpoint } from './endpoint/parse.ts';
export { BuildkitError, type BuildkitErrorCode, type ConnectAttempt, type SourceQuote } from './errors.ts';
export { type Exporter, type ImageOptions, type OutputOpener, imageAttributes } from './exporters.ts';
export { fileOutput } from './file-output.ts';
export type { Capabilities } from './gateway/caps.ts';
export type {
  CacheEntry,
  FrontendResult,
  Gateway,
  ResolveOptions,
  ResolvedImage,
  SolveOptions,
} from './gateway/gateway.ts';
export type {
  Container,
  ContainerOptions as GatewayContainerOptions,
  ContainerProcess,
  ProcessOptions,
} from './gateway/container.ts';
export type { FileInfo, Ref } from './gateway/ref.ts';
export type { Attestation, BuildOutcome, PlatformResult } from './gateway/result.ts';
export type { LogEvent, StatusUpdate, VertexEvent, VertexStatusEvent, WarningEvent } from './progress.ts';
export type { Omitted, Received } from './session/file-receiver.ts';
export type { LocalSource } from './session/file-sender.ts';
export type { SecretProvider } from './session/secrets.ts';
export type { FileFilter, FilterEntry } from './session/walk.ts';
export { type GetfattrOptions, type XattrReader, type Xattrs, getfattrReader } from './session/xattrs.ts';
export type { Environment } from './transport/connection.ts';
export { findDockerHost } from './transport/docker-host.ts';
export { type DaemonInfo, MINIMUM_VERSION, type Version, isAtLeast } from './version.ts';
