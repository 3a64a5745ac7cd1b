import { hash } from 'node:crypto';
import { IndexError } from './errors.ts';
import type { Architecture, Repository } from './types.ts';

/** Wolfi's own repository. */
export const wolfiRepository: Repository = { url: 'https://packages.wolfi.dev/os' };

export interface RepositoryAddress {
  /** Without credentials and without a slash at the end: fit for messages. */
  readonly url: string;
  readonly indexUrl: string;
  readonly authorization: string | undefined;
  readonly tag: string | undefined;
  /** Tells its stored index from those of other repositories and architectures. */
  readonly id: string;
}

function invalid(problem: string): IndexError {
  return new IndexError('INDEX_REPOSITORY', `A package repository ${problem}.`, {
    hint: 'Give the address that stands in /etc/apk/repositories, such as https://packages.wolfi.dev/os.',
  });
}

function basicAuthorization(url: URL): string | undefined {
  if (url.username === '' && url.password === '') return undefined;
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/**
 * Reads a repository's address; a user and password in it become its authorization.
 * @throws IndexError INDEX_REPOSITORY
 */
export function readRepository(repository: Repository, architecture: Architecture): RepositoryAddress {
  if (!URL.canParse(repository.url)) throw invalid('has an address that is no URL');
  const parsed = new URL(repository.url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')
    throw invalid(`has an address that begins with ${parsed.protocol}`);
  const { tag } = repository;
  if (tag !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_.+-]*$/.test(tag)) throw invalid(`has the tag "${tag}"`);
  const authorization = repository.authorization ?? basicAuthorization(parsed);
  parsed.username = '';
  parsed.password = '';
  parsed.hash = '';
  parsed.pathname = parsed.pathname.replace(/(?<!\/)\/+$/, '');
  const url = parsed.href.replace(/\/$/, '');
  const index = new URL(parsed);
  index.pathname = `${parsed.pathname}/${architecture}/APKINDEX.tar.gz`;
  const id = `${architecture.replace('_', '-')}-${hash('sha256', index.href, 'hex').slice(0, 16)}`;
  return { url, indexUrl: index.href, authorization, tag, id };
}
