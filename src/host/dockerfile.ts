import { basename, dirname, isAbsolute, join, posix, relative, resolve } from 'node:path';
import { readPlainStart } from '../untrusted/plain-file.ts';
import type { DockerfileWishes } from '../options/dockerfile.ts';
import type { LineSettings } from '../app/settings.ts';
import type { Contents } from '../detect/core/tree.ts';
import { AipackError } from '../schema/errors.ts';
import { OVERRIDE_FILES } from '../schema/override-files.ts';
import { MAX_IGNORE_BYTES, readIn } from './context-source.ts';
import { publicUrl } from '../app/source-facts.ts';
import { look, resolveNamed, workTreeOf, type Workspace } from './workspace-path.ts';

const DOCKERFILE = 'Dockerfile';

export interface ChosenDockerfile {
  /** Where the file is that is built; undefined for one in a context at an address. */
  readonly folder?: string;
  readonly name: string;
  /** What it says, as far as it could be read. */
  readonly text?: string;
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
  const { context, overrides, remote, service, spec } = settings;
  const asked = spec !== undefined || service !== undefined || overrides.length > 0;
  if (remote !== undefined) {
    if (!dockerfile || asked) throw fromAddress(remote);
    if (file === undefined || !isAbsolute(file)) {
      const name = posix.normalize(file ?? DOCKERFILE);
      return { name, label: name, named: true };
    }
  }
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
): Pick<ChosenDockerfile, 'folder' | 'name' | 'text' | 'ignored'> | undefined {
  // Repositories link to Dockerfiles that several of their folders have in common.
  const around = workspace.roots.length === 1 ? undefined : workTreeOf(dirname(resolve(workspace.directory, given)));
  const wide = around === undefined ? workspace : { ...workspace, roots: [around] };
  const path = resolveNamed(given, 'Dockerfile', wide);
  if (look(path)?.isFile() !== true) {
    // As buildx has it: the usual name may be written small.
    const small = given.replace(/(^|\/)Dockerfile$/, '$1dockerfile');
    return small === given ? undefined : findDockerfile(small, workspace);
  }
  const start = readPlainStart(path, MAX_IGNORE_BYTES);
  // A link's ignore file is that of its own name.
  const ignored = readPlainStart(resolveNamed(`${given}.dockerignore`, 'ignore file', workspace), MAX_IGNORE_BYTES);
  return {
    folder: dirname(path),
    name: basename(path),
    ...(start === undefined ? {} : { text: start.bytes.toString('utf8') }),
    ...(ignored === undefined ? {} : { ignored: { text: ignored.bytes.toString('utf8'), cut: ignored.cut } }),
  };
}

/**
 * What can be done at an address is building its Dockerfile: everything else reads the files.
 * @returns INPUT_INVALID
 */
export function fromAddress(address: string): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: `The context is an address (${publicUrl(address) ?? 'which is not shown'}), from where only a Dockerfile can be built`,
    hint: 'Check the repository out first, and name its folder.',
  });
}

function invalid(message: string): AipackError {
  return new AipackError({ code: 'INPUT_INVALID', message: `The build was not started: ${message}` });
}
