import { reached, type ResolvedFor } from '../../../core/lock-file.ts';
import { asArray, asRecord, asString } from '../../../core/manifests/document.ts';
import { parseDocument } from '../../../core/manifests/parse.ts';

interface Locked {
  readonly line: string;
  readonly needs: readonly { readonly name: string; readonly version: string | undefined }[];
}

/** What a uv.lock resolves for a project: all distributions that it needs, whatever extra or group asks for them. */
export function uvResolved(text: string): ResolvedFor {
  const lock = parseDocument('toml', 'uv.lock', text);
  const packages = new Map<string, Locked[]>();
  for (const entry of asArray(lock.get('package')).map(asRecord)) {
    const name = asString(entry.name) ?? '';
    const needs = [entry.dependencies, ...[entry['optional-dependencies'], entry['dev-dependencies']].flatMap(groups)]
      .flatMap(asArray)
      .map(asRecord)
      .map((need) => ({ name: asString(need.name) ?? '', version: asString(need.version) }));
    const { version, source, sdist, wheels } = entry;
    packages.set(name, [
      ...(packages.get(name) ?? []),
      { line: written([name, version, source, sdist, wheels]), needs },
    ]);
  }
  const { members: _, ...settings } = asRecord(lock.get('manifest'));
  const common = written([lock.get('requires-python'), settings]);
  const at = (node: string): readonly Locked[] => {
    const [name = '', version = ''] = node.split(' ');
    const all = packages.get(name) ?? [];
    return version === '' ? all : all.filter(({ line }) => line.startsWith(written([name, version]).slice(0, -1)));
  };
  return (_workspace, { name }) => {
    const next = (node: string): readonly string[] | undefined => {
      const found = at(node);
      if (found.length === 0) return undefined;
      return found.flatMap(({ needs }) => needs.map((need) => `${need.name} ${need.version ?? ''}`.trim()));
    };
    const lines = reached([name], next, (node) =>
      at(node)
        .map(({ line }) => line)
        .join('\n'),
    );
    return lines === undefined ? undefined : `${common}\n${lines}`;
  };
}

function groups(value: unknown): readonly unknown[] {
  return Object.values(asRecord(value));
}

function written(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item));
}
