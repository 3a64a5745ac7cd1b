import type { FrameworkDefinition, ServiceView } from '../../core/framework.ts';
import type { CopyEntry, Found, SourceLocation } from '../../core/types.ts';

/** What a definition may look at. Sources are read at the first question only. */
export interface JavascriptView extends ServiceView {
  /** Place of the service below the root of its workspace: `apps/web`; undefined outside a workspace and at its root. */
  readonly place?: string;
}

/** Files to serve, which a build leaves behind. */
export interface StaticOutput {
  readonly kind: 'static';
  /** From the service folder. */
  readonly directory: string;
  readonly singlePage: boolean;
  /** Page for unknown paths of a single page application, where the build may leave another one for them than index.html. */
  readonly fallback?: string;
  readonly because: string;
  readonly location?: SourceLocation;
}

/** A server to start, which a build leaves behind. */
export interface ServerOutput {
  readonly kind: 'server';
  /** Argument vector, without the interpreter's own path. */
  readonly command: readonly string[];
  /** Variables without which the build leaves something else. */
  readonly buildEnv?: Readonly<Record<string, string>>;
  /** Whether it is started in place of what the start script says. */
  readonly instead?: boolean;
  /** What the server needs; undefined means the whole service folder with its dependencies. */
  readonly copy?: readonly CopyEntry[];
  readonly because: string;
  readonly location?: SourceLocation;
}

export type Output = StaticOutput | ServerOutput;

/** Everything that one framework of JavaScript knows of itself. Plans ask; nothing else names a framework. */
export interface JavascriptFramework extends FrameworkDefinition {
  /** The port when neither source nor configuration names one. */
  readonly port?: number;
  /** Whether it may come without a server of its own: an exported handler is then all there is. */
  readonly handlesOnly?: boolean;
  /** Whether an application made with it has `fetch`, as Bun and servers like srvx call it. */
  readonly hasFetch?: boolean;
  /** Whether its production server listens on PORT by itself. */
  readonly readsPort?: boolean;
  /** Environment of the build. */
  readonly buildEnv?: Readonly<Record<string, string>>;
  /** The build command where the project has no script for it, as the framework's own tool. */
  readonly buildCommand?: readonly string[];
  /** What builds the same where the package with that tool is not there. */
  readonly buildsWithout?: { readonly tool: string; readonly command: readonly string[] };
  /** Makes the types that a check of types reads, as the framework's own tool. */
  readonly typesCommand?: readonly string[];
  /** Environment that makes the server listen where the image says, and on its every address. */
  readonly runtimeEnv?: Readonly<Record<string, string>>;
  /** Configuration that its production server reads, and with it what that imports. */
  readonly startReads?: readonly string[];
  /** The production server's command. */
  entrypoint?(view: JavascriptView): readonly string[] | undefined;
  /** Whether a file that the source lacks is a server which only some of its outputs leave: a start script may name it all the same. */
  makes?(file: string): boolean;
  /** What has to be added, where the project has nothing that serves what is built. */
  readonly serverMissing?: string;
  /** What to do where the configuration builds for one platform alone, and why: nothing but a script of the project's own starts that. */
  elsewhere?(view: JavascriptView): Found<string> | undefined;
  /** A health endpoint, if the framework's configuration or a file shows that it is served. */
  healthEndpoints?(view: JavascriptView): Found<string> | undefined;
  /** Decided by the output configuration, never by the framework's name alone. */
  output?(view: JavascriptView): Output | undefined;
}
