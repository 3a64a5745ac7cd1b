import type { UniversalBuild } from '../../schema/universal-build.ts';
import { AIDE_SHA256 } from './digests.ts';

/** Where images have aipack-aide. */
export const AIDE_PATH = '/usr/bin/aipack-aide';
/** Its own version, which goes up when its source changes. */
export const AIDE_VERSION = '1.0.0';
/** What makes its layer, for people. */
export const AIDE_TITLE = 'aipack-aide';

/** Servers that end on SIGTERM, or on the signal that their images name, even as process 1. */
const ENDING = new Set(['gunicorn', 'hypercorn', 'java', 'nginx', 'php-fpm', 'puma', 'uvicorn']);

/** Languages whose runtime does so for every program, by the names that detection has for them. */
const ENDING_LANGUAGES = new Set(['.net', 'elixir', 'go', 'java', 'scala']);

/** The script that serves PHP hands signals on by itself, and takes up orphans as process 1. */
const ENDING_SCRIPT = '/usr/local/bin/serve';

/** Programs that start others, whatever the language is. */
const STARTERS = new Set(['ash', 'bash', 'busybox', 'dash', 'node', 'sh']);

/**
 * Whether a program needs something else as process 1. The kernel keeps every signal from process 1 that it has no handler for: Node.js,
 * Python, PHP and programs of C or Rust would run on after SIGTERM until they are killed, and orphans would stay as zombies.
 */
export function needsInit({ metadata, runtime }: UniversalBuild): boolean {
  const program = runtime.command[0]?.split('/').at(-1) ?? '';
  if (ENDING.has(program) || runtime.command[1] === ENDING_SCRIPT) return false;
  return STARTERS.has(program) || !ENDING_LANGUAGES.has(metadata.language.toLowerCase());
}

/** Whether a container engine can ask if a container is well. */
export function isChecked({ runtime }: UniversalBuild): boolean {
  return runtime.health !== undefined && runtime.ports.length > 0;
}

/** An endpoint as a request names it: whatever the repository says, it ends no line and no word. */
export function requestPath(endpoint: string): string {
  const { pathname, search } = new URL(endpoint, 'http://localhost');
  return `${pathname}${search}`;
}

/** An image of nothing but files that are served by no program of its own has no use for it. */
export function usesAide(build: UniversalBuild): boolean {
  return build.runtime.command.length > 0 && (needsInit(build) || isChecked(build));
}

/** @throws Error for an architecture that it was not made for, of which there are no packages either */
export function aideDigest(architecture: string): string {
  if (architecture !== 'amd64' && architecture !== 'arm64') throw new Error(`no aipack-aide for ${architecture}`);
  return AIDE_SHA256[architecture];
}
