import type { History } from './core/history.ts';
import { contextFilter, type ContextFilter } from './core/ignore.ts';
import { memorySource } from './core/memory-source.ts';
import type { Tell } from './core/patterns/usable-lines.ts';
import { Repository } from './core/repository.ts';
import type { RepositoryLimits } from './core/repository-limits.ts';
import { tablesOf, type DetectionRegistry } from './core/tables.ts';
import type { Contents, TreeSource } from './core/tree.ts';
import { REGISTRY } from './registry.ts';

export interface OpenOptions {
  /** What is known of languages and files; by default everything that aipack knows. */
  readonly registry?: DetectionRegistry;
  readonly limits?: RepositoryLimits;
  /** Files that belong to the context although `.gitignore` names them, because git keeps them. */
  readonly tracked?: readonly string[];
  /** Where in its history the tree is, where that is known: asked for only where {@link asksHistory}. */
  readonly history?: History | undefined;
}

/** Whether a project takes its own version from git. */
export function asksHistory(repository: Repository, registry = REGISTRY): boolean {
  return tablesOf(registry).asksHistory(repository);
}

/** The view that detection has of a tree, wherever that is. */
export function repositoryOf(source: TreeSource, { registry = REGISTRY, ...options }: OpenOptions = {}): Repository {
  return new Repository(source, { ...options, knowledge: tablesOf(registry) });
}

/** The same view over path → text. */
export function memoryRepository(
  files: Readonly<Record<string, string>>,
  name = 'repository',
  options: OpenOptions = {},
): Repository {
  return repositoryOf(memorySource(files, name), options);
}

/** What belongs to a build of all that aipack knows; `read` is asked for ignore files, `tracked` as in {@link OpenOptions}. */
export function buildContextFilter(
  read: (path: string) => Contents | undefined,
  tracked: readonly string[],
  tell: Tell,
): ContextFilter {
  return contextFilter(read, tablesOf(REGISTRY).noise, tracked, tell);
}
