import type { Folder } from './folder.ts';
import type { SourceFile } from './sources.ts';
import type { CopyEntry, Found, SourceLocation } from './types.ts';

/** What is common to the definitions of all languages: how a project shows that it uses the framework. */
export interface FrameworkDefinition {
  readonly id: string;
  /** Ids of frameworks that this one stands on, or that projects with it also depend on. */
  readonly before?: readonly string[];
  /** Dependencies any of which shows the framework; a name that ends in `*` stands for all that begin so. */
  readonly dependencies: readonly string[];
  /** Whether it does its work while building, so that a development dependency shows it too. */
  readonly buildTime?: boolean;
}

/** What a definition with logic may look at, in any language. */
export interface ServiceView {
  readonly folder: Folder;
  /** Whether the project depends on a package in production. */
  depends(name: string): boolean;
  /** The source of the service, the entry first. */
  sources(): readonly SourceFile[];
  /** The first of these files with its text, comments blanked: for configuration that is code. */
  config(...names: readonly string[]): SourceFile | undefined;
}

export type Ecosystem = 'javascript' | 'python' | 'java' | 'php' | 'ruby' | 'go' | 'rust' | 'dotnet' | 'elixir';

/** What a framework definition may look at. */
export interface FrameworkView {
  readonly folder: Folder;
  /** Whether the project depends on a package in production. */
  depends(name: string): boolean;
  /** Where that is said. */
  dependencyAt?(name: string): SourceLocation | undefined;
  /** All of them, as the language's manifests name packages. */
  readonly dependencies?: readonly string[];
  /** The source of the service, the entry first. */
  sources(): readonly SourceFile[];
  /** The first of these files with its text, comments blanked: for configuration that is code. */
  config(...names: readonly string[]): SourceFile | undefined;
  /** Place of the service below the root of its workspace: `apps/web`; undefined outside a workspace and at its root. */
  readonly place?: string;
  /** Where the language's own conventions found an entry: `app.main:app`, `src/server.js`. */
  readonly entry?: string;
}

/** What a build leaves behind: files to serve, or a server to start. */
export type Output =
  | {
      readonly kind: 'static';
      /** From the service folder. */
      readonly directory: string;
      readonly singlePage: boolean;
      readonly because: string;
      readonly location?: SourceLocation;
    }
  | {
      readonly kind: 'server';
      /** Argument vector, without the interpreter's own path. */
      readonly command: readonly string[];
      /** What the server needs; undefined means the whole service folder with its dependencies. */
      readonly copy?: readonly CopyEntry[];
      readonly because: string;
      readonly location?: SourceLocation;
    };

export type ServerOutput = Extract<Output, { kind: 'server' }>;

/** Everything that one framework knows of itself. Language plans ask; nothing else in detection names a framework. */
export interface Framework {
  readonly id: string;
  readonly ecosystem: Ecosystem;
  /** Dependencies any of which shows the framework; a name that ends in `*` stands for all that begin so. */
  readonly dependencies: readonly string[];
  /** Whether it does its work while building, so that a development dependency shows it too. */
  readonly buildTime?: boolean;
  /** Whether its configuration alone names the port, so that a number in the source means something else. */
  readonly portInConfiguration?: boolean;
  /** Whether a project with this framework serves at all, where its name alone does not show that. */
  serves?(view: FrameworkView): boolean;
  /** The port when neither source nor configuration names one. */
  readonly port?: number;
  /** Whether the package is also used by programs that serve nothing, so that its name alone shows no server. */
  readonly clientToo?: boolean;
  /** Whether it may come without a server of its own: an exported handler is then all there is. */
  readonly handlesOnly?: boolean;
  /** Production servers that projects run it with, as dependencies of their own; the first is added where none is there. */
  readonly servers?: readonly string[];
  /** Whether its production server listens on PORT by itself. */
  readonly readsPort?: boolean;
  /** Folders that it writes to while it runs, from the service folder; `root` is the one that visitors see. */
  writable?(root: string): readonly string[];
  /** Environment of the build. */
  readonly buildEnv?: Readonly<Record<string, string>>;
  /** The build command where the project has no script for it, as the framework's own tool. */
  readonly buildCommand?: readonly string[];
  /** Environment that makes the server listen where the image says. */
  runtimeEnv?(view: FrameworkView, port: number): Readonly<Record<string, string>>;
  /** The production server's command. */
  entrypoint?(view: FrameworkView, port: number): readonly string[] | undefined;
  /** What its programs are told on the command line to serve, and the files that this names. */
  programArguments?(view: FrameworkView): {
    readonly arguments: readonly string[];
    readonly files: readonly CopyEntry[];
  };
  /** The port in a configuration file of its own. */
  configuredPort?(view: FrameworkView): Found<string> | undefined;
  /** A health endpoint, if the framework's configuration or a dependency shows that it is served. */
  healthEndpoints?(view: FrameworkView): Found<string> | undefined;
  /** Decided by the output configuration, never by the framework's name alone. */
  output?(view: FrameworkView): Output | undefined;
}

/** The first definition that a project depends on; `development` counts for build-time frameworks only. */
export function chooseFramework<Definition extends FrameworkDefinition>(
  definitions: readonly Definition[],
  dependencies: Iterable<string>,
  development: Iterable<string> = [],
): { readonly framework: Definition; readonly dependency: string } | undefined {
  const production = [...dependencies];
  const all = [...production, ...development];
  for (const framework of definitions) {
    const names = framework.buildTime === true ? all : production;
    for (const wanted of framework.dependencies) {
      const dependency = wanted.endsWith('*')
        ? names.find((name) => name.startsWith(wanted.slice(0, -1)))
        : names.find((name) => name === wanted);
      if (dependency !== undefined) return { framework, dependency };
    }
  }
  return undefined;
}
