import { AipackError } from '../../../schema/errors.ts';
import type { Folder } from '../../folder.ts';
import { valueAt } from '../../manifests/document.ts';
import type { Found } from '../../types.ts';

const FOLDER = 'src/main/resources';
const FILES = ['application.properties', 'application.yml', 'application.yaml', 'application.conf', 'bootstrap.yml'];

/** A setting of the application's own configuration, by any of its names, in properties, YAML or HOCON. */
export function applicationSetting(folder: Folder, keys: readonly string[]): Found<string> | undefined {
  for (const name of FILES) {
    const file = `${FOLDER}/${name}`;
    if (!folder.has(file)) continue;
    for (const key of keys) {
      const found = name.endsWith('.properties')
        ? fromProperties(folder, file, key)
        : name.endsWith('.conf')
          ? fromHocon(folder, file, key)
          : fromYaml(folder, file, key);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The path that everything is served below: `/api`, or nothing. */
export function contextPath(folder: Folder): string {
  const found = applicationSetting(folder, [
    'server.servlet.context-path',
    'quarkus.http.root-path',
    'micronaut.server.context-path',
    'spring.webflux.base-path',
  ]);
  const path = found?.value.replace(/\/$/, '') ?? '';
  return /^\/[\w/.-]+$/.test(path) ? path : '';
}

function fromProperties(folder: Folder, file: string, key: string): Found<string> | undefined {
  const lines = (folder.read(file) ?? '').split('\n');
  const index = lines.findIndex((line) => line.replace(/\s*[=:].*$/s, '').trim() === key);
  const value = lines[index]?.replace(/^[^=:]*[=:]\s*/, '').trim();
  return value === undefined
    ? undefined
    : { value, because: `${key} says so`, location: folder.where(file, index + 1) };
}

function fromYaml(folder: Folder, file: string, key: string): Found<string> | undefined {
  let document;
  try {
    document = folder.yaml(file);
  } catch (error) {
    // Such files may hold @placeholders@ that only the build fills in.
    if (error instanceof AipackError) return undefined;
    throw error;
  }
  const path = key.split('.');
  const value = valueAt(document?.root, path) ?? valueAt(document?.root, [key]);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return { value: String(value), because: `${key} says so`, location: folder.where(file, document?.line(...path)) };
}

/** The last part of the key, which is how such files are written: `deployment { port = 8080 }`. */
function fromHocon(folder: Folder, file: string, key: string): Found<string> | undefined {
  const last = key.split('.').at(-1) ?? key;
  const lines = (folder.read(file) ?? '').split('\n');
  const index = lines.findIndex((line) => new RegExp(String.raw`(?:^|[\s.{])${last}\s*[=:]\s*\d`).test(line));
  const value = /(\d{2,5})/.exec(lines[index] ?? '')?.[1];
  return value === undefined
    ? undefined
    : { value, because: `${last} says so`, location: folder.where(file, index + 1) };
}
