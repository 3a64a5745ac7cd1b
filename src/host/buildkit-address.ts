import { resolveNamed, type Workspace } from './workspace-path.ts';

/** Parts of an address that are paths of files. */
const FILES = ['ca', 'cert', 'key'];

/**
 * An address of BuildKit whose certificates are named by paths that are free of links; any other as it is.
 * @throws AipackError as {@link resolveNamed} does
 */
export function placeAddress(address: string | undefined, workspace: Workspace): string | undefined {
  const [, head = '', query = ''] = /^(tcp:\/\/[^?]*)\?(.*)$/is.exec(address ?? '') ?? [];
  if (query === '') return address;
  const parameters = new URLSearchParams(query);
  for (const name of FILES) {
    const given = parameters.get(name) ?? '';
    if (given !== '') parameters.set(name, resolveNamed(given, `file ${name} of BuildKit's address`, workspace));
  }
  return `${head}?${parameters.toString()}`;
}
