import { basename, resolve } from 'node:path';
import type { PackageSettings } from '../pipeline/packages.ts';
import { AipackError } from '../schema/errors.ts';
import { wolfiKey, wolfiRepository, type TrustedKey } from '../wolfi/index.ts';
import { collectProblems } from './collect-problems.ts';
import { readBounded } from './read-bounded.ts';

/** Where packages come from, as a face reads it: texts, nothing checked. Empty lists mean Wolfi itself. */
export interface RawPackageSettings {
  readonly packageRepositories: readonly string[];
  /** Paths of PEM files. */
  readonly packageKeys: readonly string[];
  readonly allowUntrusted: boolean;
}

/** A public key has a few hundred bytes; a file that has more is something else. */
const MAX_KEY_BYTES = 64 * 1024;

/**
 * Reads and checks what a face was told about packages. Relative paths are taken from `directory`.
 * @throws AipackError with everything that is wrong.
 */
export function resolvePackageSettings(raw: RawPackageSettings, directory: string): PackageSettings {
  const { attempt, finish } = collectProblems();
  const extraKeys = raw.packageKeys.map((path) => attempt(() => readKey(resolve(directory, path), path), wolfiKey));
  const repositories = attempt(() => repositoryUrls(raw.packageRepositories), []);
  finish();
  return {
    repositories: repositories.map((url) => ({ url })),
    keys: [wolfiKey, ...extraKeys],
    allowUntrusted: raw.allowUntrusted,
  };
}

function readKey(path: string, given: string): TrustedKey {
  const pem = readBounded(path, { given, limit: MAX_KEY_BYTES, code: 'INPUT_INVALID' }).toString('utf8');
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) {
    throw new AipackError({ code: 'INPUT_INVALID', message: `${given} is not a public key in PEM form` });
  }
  return { name: basename(path), pem };
}

function repositoryUrls(given: readonly string[]): readonly string[] {
  if (given.length === 0) return [wolfiRepository.url];
  const bad = given.filter((url) => !/^https?:\/\//.test(url) || !URL.canParse(url) || /\s/.test(url));
  if (bad.length > 0) {
    throw new AipackError(
      bad.map((url) => ({
        code: 'INPUT_INVALID',
        message: `${JSON.stringify(url)} is not the URL of a package repository`,
      })),
    );
  }
  return given.map((url) => url.replace(/\/+$/, ''));
}
