import type { Problem, ProblemCode, SourceLocation } from '../../schema/errors.ts';
import type { Reason } from '../../schema/universal-build.ts';
import { StreamError } from '../../wolfi/index.ts';
import { movedInto, type AssetBuild, type AssetOptions } from './asset-build.ts';
import type { Folder } from './folder.ts';
import type { Hints } from './hint.ts';
import { joinToolchains, type ToolCall, type Toolchain } from './tool-call.ts';
import type { Found, Notice, PackageCatalog, Rejection, StreamChoice } from './types.ts';
import type { VersionConstraint } from './version-constraint.ts';
import type { Workspace } from './workspace.ts';

export interface ProjectInput {
  readonly folder: Folder;
  readonly catalog: PackageCatalog;
  readonly hints: Hints;
  readonly workspaces: readonly Workspace[];
  readonly strict: boolean;
  /** What families of languages build for browsers in a project of another one. */
  readonly assets?: (project: Project, options: AssetOptions) => AssetBuild | undefined;
  /** What families of languages need for calls of their programs in a project of another one. */
  readonly toolchains?: (project: Project, calls: readonly ToolCall[]) => readonly Toolchain[];
}

/** What was decided, and what a user should hear of. */
interface Decisions {
  readonly reasons: Reason[];
  readonly notices: Notice[];
  readonly problems: Problem[];
  readonly rejections: Rejection[];
  /** Folders, from the root of the repository, that its build goes to and builds. */
  readonly parts: Set<string>;
}

/** One project while a plan is made for it: the folder, what is known around it, and the record of every decision. */
export class Project {
  readonly folder: Folder;
  readonly catalog: PackageCatalog;
  readonly hints: Hints;
  /** The workspaces that the folder is a member of, at most one of each kind. */
  readonly workspaces: readonly Workspace[];
  /** Whether only clear signs of an application count, since the folder lies in something that is built already. */
  readonly strict: boolean;
  readonly #input: ProjectInput;
  readonly #record: Decisions;

  constructor(
    input: ProjectInput,
    record: Decisions = { reasons: [], notices: [], problems: [], rejections: [], parts: new Set() },
  ) {
    this.folder = input.folder;
    this.catalog = input.catalog;
    this.hints = input.hints;
    this.workspaces = input.workspaces;
    this.strict = input.strict;
    this.#input = input;
    this.#record = record;
  }

  /** A folder of the project as one of its own, whose decisions are the project's; files of other tools and workspaces do not speak for it. */
  below(name: string): Project {
    return name === '.'
      ? this
      : new Project({ ...this.#input, folder: this.folder.sub(name), hints: {}, workspaces: [] }, this.#record);
  }

  /** The workspace of one kind. */
  workspace(kind: string): Workspace | undefined {
    return this.workspaces.find((workspace) => workspace.kind === kind);
  }

  get reasons(): readonly Reason[] {
    return this.#record.reasons;
  }

  get notices(): readonly Notice[] {
    return this.#record.notices;
  }

  get problems(): readonly Problem[] {
    return this.#record.problems;
  }

  get rejections(): readonly Rejection[] {
    return this.#record.rejections;
  }

  /** Other folders, from the root of the repository, that its build goes to and builds with another language's tools. */
  get parts(): ReadonlySet<string> {
    return this.#record.parts;
  }

  /** Records a decision with its evidence, and gives the value back. */
  decide<T extends string | number>(what: string, value: T, because: string, location?: SourceLocation): T {
    this.#record.reasons.push({
      what,
      value: String(value),
      because,
      ...(location === undefined ? {} : { file: location.file }),
      ...(location?.line === undefined ? {} : { line: location.line }),
    });
    return value;
  }

  /** Records a decision that something in the tree shows. */
  accept<T extends string | number>(what: string, found: Found<T>): T {
    return this.decide(what, found.value, found.because, found.location);
  }

  notice(code: Notice['code'], message: string, location?: SourceLocation): void {
    this.#record.notices.push({ code, message, ...(location === undefined ? {} : { location }) });
  }

  /** Records something that makes the project impossible to build; planning goes on, so that all of it is told at once. */
  problem(code: ProblemCode, message: string, hint?: string, location?: SourceLocation): void {
    this.#record.problems.push({
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(location === undefined ? {} : { location }),
    });
  }

  reject(what: string, because: string): void {
    this.#record.rejections.push({ path: this.folder.path, what, because });
  }

  /** The stream for a version constraint. When none fits, that is a problem, and the newest one stands in until all are told. */
  stream(family: string, constraint?: VersionConstraint): StreamChoice {
    try {
      const choice = this.catalog.stream(family, constraint?.request);
      const because =
        constraint === undefined ? choice.reason : `${constraint.source} asks for ${constraint.text}; ${choice.reason}`;
      this.decide('runtime version', choice.package, because, constraint?.location);
      if (choice.notice !== undefined) this.notice('VERSION_SUBSTITUTED', choice.notice, constraint?.location);
      return choice;
    } catch (error) {
      if (!(error instanceof StreamError)) throw error;
      this.problem(
        'VERSION_UNAVAILABLE',
        `${constraint === undefined ? family : `${constraint.source} asks for ${family} ${constraint.text}`}: ${error.message}`,
        'Ask for a version that exists, or name the package to use in aipack.yml.',
        constraint?.location,
      );
      return { package: family, family, stream: '', version: '', reason: 'none fits' };
    }
  }

  /**
   * What is built for browsers with another language's tools, here or in a folder below; undefined when there is nothing to build.
   * Commands run from here.
   * @throws AipackError MANIFEST_UNREADABLE
   */
  assets(options: AssetOptions, place = '.'): AssetBuild | undefined {
    const build = this.#input.assets?.(this.below(place), options);
    if (build !== undefined && place !== '.') this.#record.parts.add(this.folder.sub(place).path);
    return build === undefined ? undefined : movedInto(place, build);
  }

  /**
   * What the build needs so that it can call other languages' tools, which are told.
   * @throws AipackError MANIFEST_UNREADABLE
   */
  toolchain(calls: readonly ToolCall[]): Toolchain {
    for (const { folder } of calls) if (folder !== '.') this.#record.parts.add(this.folder.sub(folder).path);
    return joinToolchains(calls.length === 0 ? [] : (this.#input.toolchains?.(this, calls) ?? []));
  }

  /** Whether a stream fits a request, for versions that must not keep anything from being built. */
  hasStream(family: string, request: string): boolean {
    try {
      this.catalog.stream(family, request);
      return true;
    } catch (error) {
      if (error instanceof StreamError) return false;
      throw error;
    }
  }

  /** Keeps those packages that the index has; the others are told in a notice, since the build may do without. */
  available(packages: readonly string[], why: string): readonly string[] {
    return packages.filter((name) => {
      if (this.catalog.has(name)) return true;
      this.notice('PACKAGE_MISSING', `${name} (${why}) is not in the package index; the build goes on without it`);
      return false;
    });
  }
}
