import { posix } from 'node:path';
import type { SourceLocation } from '../../schema/errors.ts';
import type { Document } from './manifests/document.ts';
import type { Repository } from './repository.ts';
import { joinInside, type Listing } from './tree.ts';

/** A repository seen from one of its folders: names are relative to it and may climb with `../` as far as the root. */
export class Folder {
  readonly repository: Repository;
  /** From the root of the repository; the root itself is `.`. */
  readonly path: string;

  constructor(repository: Repository, path: string) {
    this.repository = repository;
    this.path = path;
  }

  get isRoot(): boolean {
    return this.path === '.';
  }

  /** Path from the root of the repository; undefined when `name` leaves it. */
  at(name: string): string | undefined {
    return joinInside(this.path, name);
  }

  sub(name: string): Folder {
    return new Folder(this.repository, this.at(name) ?? name);
  }

  /** How to say a repository path from this folder: may begin with `../`. */
  relative(path: string): string {
    return posix.relative(this.path === '.' ? '' : this.path, path === '.' ? '' : path) || '.';
  }

  has(name: string): boolean {
    const path = this.at(name);
    return path !== undefined && this.repository.isFile(path);
  }

  hasFolder(name: string): boolean {
    const path = this.at(name);
    return path !== undefined && this.repository.isDirectory(path);
  }

  /** The first of these names that is a file here. */
  first(...names: readonly string[]): string | undefined {
    return names.find((name) => this.has(name));
  }

  /** Those of these names that exist here, files and folders. */
  existing(...names: readonly string[]): readonly string[] {
    return names.filter((name) => this.has(name) || this.hasFolder(name));
  }

  read(name: string): string | undefined {
    const path = this.at(name);
    return path === undefined ? undefined : this.repository.read(path);
  }

  /** The same, whether or not ignore files hide it. */
  peek(name: string): string | undefined {
    const path = this.at(name);
    return path === undefined ? undefined : this.repository.peek(path);
  }

  list(name = '.'): Listing {
    const path = this.at(name);
    return path === undefined ? { files: [], directories: [] } : this.repository.list(path);
  }

  /** All folders below this one that belong to the context, from here; parents first, sorted. */
  below(): readonly string[] {
    const all = this.repository.folders;
    if (this.isRoot) return all.filter((path) => path !== '.');
    return all.filter((path) => path.startsWith(`${this.path}/`)).map((path) => path.slice(this.path.length + 1));
  }

  /** Names of the files here that match. */
  matching(pattern: RegExp, name = '.'): readonly string[] {
    return this.list(name).files.filter((file) => pattern.test(file));
  }

  json(name: string): Document | undefined {
    return this.#document(name, 'json');
  }

  toml(name: string): Document | undefined {
    return this.#document(name, 'toml');
  }

  yaml(name: string): Document | undefined {
    return this.#document(name, 'yaml');
  }

  xml(name: string): Document | undefined {
    return this.#document(name, 'xml');
  }

  /** Where something stands, for reasons and problems. */
  where(name: string, line?: number): SourceLocation {
    const file = this.at(name) ?? name;
    return line === undefined ? { file } : { file, line };
  }

  #document(name: string, kind: 'json' | 'toml' | 'yaml' | 'xml'): Document | undefined {
    const path = this.at(name);
    return path === undefined ? undefined : this.repository.document(path, kind);
  }
}
