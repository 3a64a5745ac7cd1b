import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString } from '../core/manifests/document.ts';
import type { Hints } from '../core/hint.ts';
import { hint, openBeside, versionHint } from './peek.ts';

/** project.toml of Cloud Native Buildpacks, in its older and newer shape: variables that buildpacks read, by name. */
export function projectTomlHints(folder: Folder): Hints {
  const document = openBeside(folder, 'project.toml');
  if (document === undefined) return {};
  const places = [
    ['io', 'buildpacks', 'build', 'env'],
    ['build', 'env'],
  ];
  for (const place of places) {
    const variables = asArray(document.get(...place)).map(asRecord);
    const value = (name: string) => asString(variables.find((each) => each.name === name)?.value);
    const node = value('BP_NODE_VERSION') ?? value('GOOGLE_NODEJS_VERSION');
    if (variables.length === 0) continue;
    return {
      ...versionHint('nodejs', document, node, 'project.toml asks for it', place),
      ...hint('start', document, value('GOOGLE_ENTRYPOINT'), 'project.toml starts it so', place),
    };
  }
  return {};
}
