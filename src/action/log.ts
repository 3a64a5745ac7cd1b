import * as core from '@actions/core';
import { printable, printableLines, type Printable } from '../untrusted/printable.ts';
import type { SourceLocation } from '../schema/errors.ts';

/** Everything that this action writes to the log of its step goes through here; the linter holds that. */

export function info(text: Printable): void {
  core.info(text);
}

/** What is only shown where somebody asked for debugging of steps. */
export function debug(text: Printable): void {
  core.debug(text);
}

export function notice(text: Printable, location?: SourceLocation): void {
  core.notice(text, annotation({ location }));
}

export function warning(text: Printable, location?: SourceLocation): void {
  core.warning(text, annotation({ location }));
}

/** An error as an annotation, which alone does not fail the step. */
export function error(text: Printable, about: Annotation = {}): void {
  core.error(text, annotation(about));
}

export function fail(): void {
  process.exitCode = core.ExitCode.Failure;
}

/** Lines of a program's output or steps of a build. */
export function write(text: Printable): void {
  process.stdout.write(text);
}

/** Begins lines that the log folds; they end with {@link endGroup}. */
export function startGroup(title: Printable): void {
  core.startGroup(title);
}

export function endGroup(): void {
  core.endGroup();
}

/** What somebody else has to say, at a length that a log can bear. */
export function told(text: string): Printable {
  return printableLines(text, '  ');
}

/** The text of anything that was thrown. */
export function reason(thrown: unknown): Printable {
  return told(thrown instanceof Error ? thrown.message : String(thrown));
}

interface Annotation {
  readonly title?: string;
  readonly location?: SourceLocation | undefined;
}

function annotation({ title, location }: Annotation): core.AnnotationProperties {
  return {
    ...(title === undefined ? {} : { title: printable(title) }),
    ...(location === undefined ? {} : { file: printable(location.file) }),
    ...(location?.line === undefined ? {} : { startLine: location.line }),
  };
}

/** Keeps a value out of the log: the runner replaces it wherever it stands. */
export function mask(value: string): void {
  if (value.trim() !== '') core.setSecret(value);
}
