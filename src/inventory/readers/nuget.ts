import { asObject, parseJsonObject } from '../../untrusted/json.ts';
import { integrity, textOf } from '../shape.ts';
import type { TextReader } from '../types.ts';

/** `NAME.deps.json`, from which .NET's host takes what it loads. Projects of the solution are listed beside packages. */
export const readDepsJson: TextReader = (text) =>
  Object.entries(asObject(parseJsonObject(text)?.libraries) ?? {}).flatMap(([key, value]) => {
    const slash = key.indexOf('/');
    const name = textOf(key.slice(0, slash));
    const version = textOf(key.slice(slash + 1));
    const { sha512, type } = asObject(value) ?? {};
    if (slash <= 0 || name === undefined || version === undefined) return [];
    if (type !== 'package' && type !== 'project' && type !== 'runtimepack') return [];
    // `runtimepack.` stands before the name of the package that the runtime itself comes as.
    const real = type === 'runtimepack' ? name.replace(/^runtimepack\./, '') : name;
    return [{ kind: 'nuget' as const, name: real, version, ...integrity(sha512) }];
  });
