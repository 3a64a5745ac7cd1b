import { basename, dirname, join, relative, resolve } from 'node:path';
import type { LocalSource } from '../buildkit/index.ts';
import { readPlainStart } from '../untrusted/plain-file.ts';
import type { DockerfileWishes } from '../options/dockerfile.ts';
import type { LineSettings } from '../app/settings.ts';
import type { Tell } from '../detect/core/patterns/usable-lines.ts';
import type { Contents } from '../detect/core/tree.ts';
import { AipackError } from '../schema/errors.ts';
import { OVERRIDE_FILES } from '../schema/overrides-load.ts';
import { dockerContextSource, dockerfileSource, MAX_IGNORE_BYTES, readIn } from './context-source.ts';
import { look, resolveNamed, type Workspace } from './workspace-path.ts';

const DOCKERFILE = 'Dockerfile';

export interface ChosenDockerfile {
  /** Where the file is that is built. */
  readonly folder: string;
  readonly name: string;
  /** Its own ignore file, where it has one. */
  readonly ignored?: Contents;
  /** As messages and reports call it: from the context where it lies there. */
  readonly label: string;
  /** Whether the user named it, rather than that it was found in the root. */
  readonly named: boolean;
}

/**
 * The Dockerfile to build: the one that was named, or else the one in the root, which is what the repository's authors
 * want built unless the user says how to build it.
 * @throws AipackError INPUT_INVALID where a named one isn't there, or something else says how to build as well, and as
 * {@link resolveNamed} does
 */
export function chooseDockerfile(
  settings: LineSettings,
  { dockerfile, file }: { readonly dockerfile: boolean } & Pick<DockerfileWishes, 'file'>,
  workspace: Workspace,
): ChosenDockerfile | undefined {
  const { context, overrides, service, spec } = settings;
  const asked = spec !== undefined || service !== undefined || overrides.length > 0;
  if (file !== undefined) {
    if (!dockerfile || asked) throw invalid(`${file} is to be built, and so is the project without a Dockerfile`);
    const found = findDockerfile(file, workspace);
    if (found === undefined) throw invalid(`there is no file ${file}`);
    const inside = relative(context, resolve(workspace.directory, file));
    return { ...found, label: inside.startsWith('..') ? file : inside, named: true };
  }
  if (!dockerfile || asked) return undefined;
  const read = readIn(context);
  if (OVERRIDE_FILES.some((name) => read(name) !== undefined)) return undefined;
  const found = findDockerfile(join(context, DOCKERFILE), workspace);
  return found === undefined ? undefined : { ...found, label: DOCKERFILE, named: false };
}

function findDockerfile(
  given: string,
  workspace: Workspace,
): Pick<ChosenDockerfile, 'folder' | 'name' | 'ignored'> | undefined {
  const path = resolveNamed(given, 'Dockerfile', workspace);
  if (look(path)?.isFile() !== true) return undefined;
  // A link's ignore file is that of its own name.
  const ignored = readPlainStart(resolveNamed(`${given}.dockerignore`, 'ignore file', workspace), MAX_IGNORE_BYTES);
  return {
    folder: dirname(path),
    name: basename(path),
    ...(ignored === undefined ? {} : { ignored: { text: ignored.bytes.toString('utf8'), cut: ignored.cut } }),
  };
}

/**
 * The directories that a Dockerfile is built from, by the names that BuildKit's frontend has for them.
 * `tell` is told where a limit cut something off.
 * @throws AipackError INPUT_INVALID where a folder isn't there, and as {@link resolveNamed} does
 */
export function dockerfileSources(
  context: string,
  { folder, ignored, label, name }: ChosenDockerfile,
  folders: Readonly<Record<string, string>>,
  workspace: Workspace,
  tell: Tell,
): Readonly<Record<string, LocalSource>> {
  const named = Object.entries(folders).map(([source, given]) => {
    const path = resolveNamed(given, 'folder of build-contexts', workspace);
    if (look(path)?.isDirectory() !== true) throw invalid(`build-contexts: there is no folder ${given}`);
    return [source, dockerContextSource(path, (message) => tell(`build context ${source}: ${message}`))] as const;
  });
  return {
    context: dockerContextSource(context, tell, ignored && { name: `${label}.dockerignore`, contents: ignored }),
    dockerfile: dockerfileSource(folder, name),
    ...Object.fromEntries(named),
  };
}

function invalid(message: string): AipackError {
  return new AipackError({ code: 'INPUT_INVALID', message: `The build was not started: ${message}` });
}
