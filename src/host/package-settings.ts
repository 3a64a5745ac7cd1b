import { basename } from 'node:path';
import type { PackageSettings } from '../app/packages.ts';
import type { Options } from '../options/table.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import { redactedAddress } from '../untrusted/redact.ts';
import { wolfiKey, wolfiRepository, type Repository, type TrustedKey } from '../wolfi/index.ts';
import { collectProblems } from './collect-problems.ts';
import { readNamed, type Workspace } from './workspace-path.ts';

/**
 * Where packages come from, as a face reads it: words, nothing checked. Empty lists mean Wolfi itself. Among the URLs of
 * repositories `@tag` says that only packages asked for with that tag come from the next one. Keys are paths of PEM files.
 */
export type RawPackageSettings = Pick<Options, 'packageRepositories' | 'packageKeys' | 'allowUntrusted'>;

/** A public key has a few hundred bytes; a file that has more is something else. */
const MAX_KEY_BYTES = 64 * 1024;

/**
 * Reads and checks what a face was told about packages.
 * @throws AipackError with everything that is wrong.
 */
export function resolvePackageSettings(raw: RawPackageSettings, workspace: Workspace): PackageSettings {
  const { attempt, finish } = collectProblems();
  const extraKeys = raw.packageKeys.map((path) => attempt(() => readKey(path, workspace), wolfiKey));
  const repositories = attempt(() => readRepositories(raw.packageRepositories), []);
  finish();
  return {
    repositories,
    keys: [wolfiKey, ...extraKeys],
    allowUntrusted: raw.allowUntrusted,
  };
}

function readKey(given: string, workspace: Workspace): TrustedKey {
  const file = { what: 'package key', limit: MAX_KEY_BYTES, code: 'INPUT_INVALID' } as const;
  const pem = readNamed(given, file, workspace).toString('utf8');
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) {
    throw new AipackError({ code: 'INPUT_INVALID', message: `${given} is not a public key in PEM form` });
  }
  return { name: basename(given), pem };
}

/** Words as in apk's own list of repositories: URLs, each perhaps behind an `@tag`. */
function readRepositories(words: readonly string[]): readonly Repository[] {
  if (words.length === 0) return [wolfiRepository];
  const problems: Problem[] = [];
  const repositories = words.flatMap((word, i): Repository[] => {
    if (word.startsWith('@')) {
      const next = words[i + 1];
      if (next === undefined || next.startsWith('@'))
        problems.push(invalid(word, 'a tag without the URL of a repository'));
      return [];
    }
    const url = word.replace(/(?<!\/)\/+$/, '');
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      problems.push(invalid(redactedAddress(word), 'not the URL of a package repository'));
      return [];
    }
    const before = words[i - 1];
    return before?.startsWith('@') === true ? [{ url, tag: before.slice(1) }] : [{ url }];
  });
  if (problems.length > 0) throw new AipackError(problems);
  return repositories;
}

function invalid(word: string, what: string): Problem {
  return { code: 'INPUT_INVALID', message: `${JSON.stringify(word)} is ${what}` };
}
