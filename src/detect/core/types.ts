import type { ProblemCode, SourceLocation } from '../../schema/errors.ts';
import type { BuildPlatforms, Reason, UniversalBuild } from '../../schema/universal-build.ts';
import type { ShellCode } from './shell.ts';

/** The package stream that answers a constraint for a version. */
export interface StreamChoice {
  /** Name of the package: `nodejs-24`. */
  readonly package: string;
  readonly family: string;
  /** The part of the name that tells the stream: `24`, `3.13`. */
  readonly stream: string;
  /** Newest version in the stream. */
  readonly version: string;
  readonly reason: string;
  /** Set when the choice is not the obvious one, as a sentence for the user. */
  readonly notice?: string;
}

/** What detection needs to know of the package index. */
export interface PackageCatalog {
  /** Whether a package of this name exists, or something that provides it. */
  has(name: string): boolean;
  /**
   * The stream of a family (`nodejs`, `python`, `openjdk` …) that fits a version constraint, a range in npm's notation.
   * @throws StreamError when no stream fits, with a message that names those that exist.
   */
  stream(family: string, constraint?: string): StreamChoice;
}

export type NoticeCode =
  | 'BROWSER_ELSEWHERE'
  | 'CHANGES_UNKNOWN'
  | 'DOCKERFILE_BUILT'
  | 'DOCKERFILE_ONLY'
  | 'INSTALL_SCRIPTS_ALLOWED'
  | 'INSTALL_SCRIPTS_BLOCKED'
  | 'LISTENS_ON_LOOPBACK'
  | 'LOCK_FILE_MISSING'
  | 'LOCK_FILE_OUT_OF_DATE'
  | 'OVERRIDES_UNUSED'
  | 'PACKAGE_MISSING'
  | 'PLAN_FROM_MODEL'
  | 'EMBEDS_PLACEHOLDER'
  | 'MANIFEST_IGNORED'
  | 'PROGRAM_CHOSEN'
  | 'REPOSITORY_CUT'
  | 'SECRET_NEEDED'
  | 'PROCESSES_UNCHOSEN'
  | 'SERVER_ADDED'
  | 'SERVER_MISSING'
  | 'SPEC_OBSOLETE'
  | 'START_SUBSTITUTED'
  | 'TIME_UNKNOWN'
  | 'VERSION_FROM_GIT'
  | 'VERSION_NOT_UNDERSTOOD'
  | 'VERSION_SOURCES_DISAGREE'
  | 'VERSION_SUBSTITUTED';

/** Something that a user should know and that stops nothing. */
export interface Notice {
  /** Stable identifier, never reworded; that of a problem where settings decide whether it is one. */
  readonly code: NoticeCode | ProblemCode;
  readonly message: string;
  readonly location?: SourceLocation;
}

/** A folder or a reading of one that was looked at and not chosen. */
export interface Rejection {
  readonly path: string;
  readonly what: string;
  readonly because: string;
}

/** A build step of a draft. Its line is shell code, so that no name gets into it unquoted. */
export interface BuildCommand {
  readonly run: ShellCode;
  /** The files and folders that it needs, from the service folder; without it the command sees everything. */
  readonly inputs?: readonly string[];
  readonly name: string;
  /** Folders that it opens to the application, as they were named. */
  readonly opens?: readonly string[];
}

export interface CopyEntry {
  readonly from: string;
  readonly to: string;
}

/** What a build system makes of a project: a UniversalBuild before its name is made unique and its reasons are added. */
export interface Draft {
  readonly name?: string;
  readonly language: string;
  readonly buildSystem: string;
  readonly framework?: string;
  /** Folders, from the repository's root, whose pages its build makes and it serves itself. */
  readonly takesAlong?: readonly string[];
  /** Whether nothing in it waits for anything: it does its work and ends. */
  readonly ends?: boolean;
  readonly build: {
    readonly packages: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly commands: readonly BuildCommand[];
    readonly cache?: readonly string[];
    /** `native` when it is not said. */
    readonly platforms?: BuildPlatforms;
  };
  readonly runtime: {
    readonly packages: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly copy: readonly CopyEntry[];
    readonly command: readonly string[];
    readonly ports?: readonly number[];
    readonly health?: string;
    readonly workdir?: string;
  };
}

/** A value with the place that shows it. */
export interface Found<T> {
  readonly value: T;
  /** Id of what shows it, where a decision depends on that. */
  readonly source?: string;
  /** What shows it, in words and for people only. */
  readonly because: string;
  readonly location?: SourceLocation;
}

export type { Reason, SourceLocation, UniversalBuild };
