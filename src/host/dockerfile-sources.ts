import type { LocalSource } from '../buildkit/index.ts';
import { layoutDigest } from '../oci/index.ts';
import type { DockerfileOptions } from '../options/dockerfile.ts';
import type { Tell } from '../detect/core/patterns/usable-lines.ts';
import { AipackError } from '../schema/errors.ts';
import { dockerContextSource, dockerfileSource } from './context-source.ts';
import type { ChosenDockerfile } from './dockerfile.ts';
import { look, resolveNamed, type Workspace } from './workspace-path.ts';

/**
 * The images of contexts that lie in OCI layouts: folders by the names of their stores, and the attributes by which the frontend finds them.
 * @throws AipackError INPUT_INVALID where one isn't there, and as {@link resolveNamed} does
 */
export async function layoutContexts(
  layouts: DockerfileOptions['layouts'],
  workspace: Workspace,
): Promise<{
  readonly ociLayouts: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
}> {
  const found = await Promise.all(
    Object.entries(layouts).map(async ([store, { attribute, digest, folder, tag }]) => {
      const path = resolveNamed(folder, 'folder of build-contexts', workspace);
      const image = digest ?? (await layoutDigest(path, tag));
      if (image !== undefined) return { store, path, attribute, value: `oci-layout://${store}:${tag}@${image}` };
      const message = `The build was not started: build-contexts: there is no image ${tag} in an OCI layout in ${folder}`;
      throw new AipackError({ code: 'INPUT_INVALID', message });
    }),
  );
  return {
    ociLayouts: Object.fromEntries(found.map(({ path, store }) => [store, path])),
    attributes: Object.fromEntries(found.map(({ attribute, value }) => [attribute, value])),
  };
}

/**
 * The directories that a Dockerfile is built from, by the names that BuildKit's frontend has for them.
 * `tell` is told where a limit cut something off.
 * @param context undefined where the daemon fetches it
 * @throws AipackError INPUT_INVALID where a folder isn't there, and as {@link resolveNamed} does
 */
export function dockerfileSources(
  context: string | undefined,
  { folder, ignored, label, name }: ChosenDockerfile,
  folders: Readonly<Record<string, string>>,
  workspace: Workspace,
  tell: Tell,
): Readonly<Record<string, LocalSource>> {
  const named = Object.entries(folders).map(([source, given]) => {
    const path = resolveNamed(given, 'folder of build-contexts', workspace);
    if (look(path)?.isDirectory() !== true) {
      const message = `The build was not started: build-contexts: there is no folder ${given}`;
      throw new AipackError({ code: 'INPUT_INVALID', message });
    }
    return [source, dockerContextSource(path, (message) => tell(`build context ${source}: ${message}`))] as const;
  });
  const own = ignored && { name: `${label}.dockerignore`, contents: ignored };
  return {
    ...(context === undefined ? {} : { context: dockerContextSource(context, tell, own) }),
    ...(folder === undefined ? {} : { dockerfile: dockerfileSource(folder, name) }),
    ...Object.fromEntries(named),
  };
}
