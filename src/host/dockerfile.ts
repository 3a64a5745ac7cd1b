import { statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { LocalSource } from '../buildkit/index.ts';
import type { DockerfileWishes } from '../pipeline/dockerfile-options.ts';
import type { LineSettings } from '../pipeline/settings.ts';
import { AipackError } from '../schema/errors.ts';
import { OVERRIDE_FILES } from '../schema/overrides-load.ts';
import { dockerContextSource, dockerfileSource } from './context-source.ts';

const DOCKERFILE = 'Dockerfile';

export interface ChosenDockerfile {
  readonly folder: string;
  readonly name: string;
  /** As messages and reports call it: from the context where it lies there. */
  readonly label: string;
  /** Whether the user named it, rather than that it was found in the root. */
  readonly named: boolean;
}

/**
 * The Dockerfile to build: the one that was named, or else the one in the root, which is what the repository's authors
 * want built unless the user says how to build it.
 * @throws AipackError INPUT_INVALID where a named one isn't there, or something else says how to build as well
 */
export function chooseDockerfile(
  settings: LineSettings,
  { dockerfile, file }: { readonly dockerfile: boolean } & Pick<DockerfileWishes, 'file'>,
  directory: string,
): ChosenDockerfile | undefined {
  const { context, overrides, service, spec } = settings;
  const asked = spec !== undefined || service !== undefined || overrides.length > 0;
  if (file !== undefined) {
    const path = resolve(directory, file);
    if (!dockerfile || asked) throw invalid(`${file} is to be built, and so is the project without a Dockerfile`);
    if (!isFile(path)) throw invalid(`there is no file ${file}`);
    const inside = relative(context, path);
    const label = inside.startsWith('..') ? file : inside;
    return { folder: dirname(path), name: basename(path), label, named: true };
  }
  if (!dockerfile || asked || OVERRIDE_FILES.some((name) => isFile(join(context, name)))) return undefined;
  if (!isFile(join(context, DOCKERFILE))) return undefined;
  return { folder: context, name: DOCKERFILE, label: DOCKERFILE, named: false };
}

/**
 * The directories that a Dockerfile is built from, by the names that BuildKit's frontend has for them.
 * @throws AipackError INPUT_INVALID where a folder isn't there
 */
export function dockerfileSources(
  context: string,
  { folder, name }: ChosenDockerfile,
  folders: Readonly<Record<string, string>>,
  directory: string,
): Readonly<Record<string, LocalSource>> {
  const named = Object.entries(folders).map(([source, given]) => {
    const path = resolve(directory, given);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw invalid(`build-contexts: there is no folder ${given}`);
    return [source, dockerContextSource(path)] as const;
  });
  return {
    context: dockerContextSource(context, join(folder, `${name}.dockerignore`)),
    dockerfile: dockerfileSource(folder, name),
    ...Object.fromEntries(named),
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function invalid(message: string): AipackError {
  return new AipackError({ code: 'INPUT_INVALID', message: `The build was not started: ${message}` });
}
