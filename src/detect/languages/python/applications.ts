import { firstHit, type SourceFile } from '../../sources.ts';
import type { Found } from '../../types.ts';
import { moduleName } from './scan.ts';

/** `module:variable` of the first application object that a constructor makes, itself or in a function that is called for it, with the place. */
export function applicationObject(files: readonly SourceFile[], constructor: string): Found<string> | undefined {
  const call = constructorCall(constructor);
  const because = `${constructor} is made here`;
  return (
    assigned(files, [String.raw`(?:\s*:\s*[\w.]+\s*)?\s*=\s*${call}`, String.raw`\s*,\s*\w+\s*=\s*${call}`], because) ??
    assigned(
      files,
      [...new Set([...makers(files, call), ...definedFactories(files)])].map(
        (name) => String.raw`(?:\s*:\s*[\w.]+\s*)?\s*=\s*(?:\w+\.)?${name}\(`,
      ),
      because,
    )
  );
}

function constructorCall(constructor: string): string {
  return String.raw`(?:\w+\.)*${constructor}\(`;
}

/** The variable at the top of a module that one of these assignments gives its value. */
function assigned(files: readonly SourceFile[], right: readonly string[], because: string): Found<string> | undefined {
  const hit = firstHit(
    files,
    right.map((rest) => new RegExp(String.raw`^(?<name>\w+)${rest}`, 'm')),
  );
  const name = hit?.match.groups?.name;
  const file = hit === undefined ? undefined : files.find((each) => each.where(0).file === hit.location.file);
  // A server imports the module by name, so a folder that is no identifier cannot hold it.
  if (hit === undefined || name === undefined || file === undefined || !/^[\w/]+\.py$/.test(file.name))
    return undefined;
  return { value: `${moduleName(file.name)}:${name}`, because, location: hit.location };
}

function definedFactories(files: readonly SourceFile[]): readonly string[] {
  return USUAL_FACTORIES.filter((name) => files.some(({ text }) => new RegExp(`^def ${name}\\(`, 'm').test(text)));
}

/** Functions of the top level in whose body the call stands. */
function makers(files: readonly SourceFile[], call: string): readonly string[] {
  const made = new RegExp(String.raw`\b${call}`);
  const names = new Set<string>();
  for (const { text } of files) {
    if (!made.test(text)) continue;
    let current: string | undefined;
    for (const line of text.split('\n')) {
      if (/^[^\s)#]/.test(line)) current = /^(?:async )?def (\w+)\(/.exec(line)?.[1];
      if (current !== undefined && made.test(line)) names.add(current);
    }
  }
  return [...names];
}

/** `module:factory` where an application is made only inside a function that needs nothing; a constructor says what it must make. */
export function applicationFactory(files: readonly SourceFile[], constructor?: string): Found<string> | undefined {
  const names = constructor === undefined ? USUAL_FACTORIES : makers(files, constructorCall(constructor));
  if (names.length === 0) return undefined;
  const definition = new RegExp(String.raw`^def (?<name>${names.join('|')})\((?<parameters>[^)]*)\)`, 'm');
  for (const file of files) {
    const match = definition.exec(file.text);
    const parameters = (match?.groups?.parameters ?? '').split(',').map((each) => each.trim());
    // A server calls it without arguments, and imports its module by name.
    if (match === null || !parameters.every((each) => /^$|^[*/]|=/.test(each)) || !/^[\w/]+\.py$/.test(file.name))
      continue;
    return {
      value: `${moduleName(file.name)}:${match.groups?.name ?? ''}`,
      because: 'this function makes the application',
      location: file.where(match.index),
    };
  }
  return undefined;
}

/** What functions that make an application are called, whatever class it is of. */
const USUAL_FACTORIES = ['create_app', 'make_app', 'get_app', 'build_app', 'create_application', 'get_application'];
