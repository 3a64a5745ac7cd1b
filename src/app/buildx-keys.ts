import type { BuildxKeys } from '../report/build-report.ts';
import { parseJsonObject } from '../untrusted/json.ts';

/**
 * What buildx's metadata has of a build, under its names. Of an image that was there already BuildKit tells nothing: its digest and
 * names are known all the same.
 */
export function buildxKeys(
  response: Readonly<Record<string, string>>,
  digest: string | undefined,
  names: readonly string[],
): BuildxKeys {
  const config = response['containerimage.config.digest'];
  const descriptor = decoded(response['containerimage.descriptor']);
  const name = response['image.name'] ?? (digest === undefined ? '' : names.join(','));
  return {
    ...(digest === undefined ? {} : { 'containerimage.digest': digest }),
    ...(config === undefined ? {} : { 'containerimage.config.digest': config }),
    ...(descriptor === undefined ? {} : { 'containerimage.descriptor': descriptor }),
    ...(name === '' ? {} : { 'image.name': name }),
  };
}

/** JSON in base64, as BuildKit answers. */
function decoded(text: string | undefined): object | undefined {
  return text === undefined ? undefined : parseJsonObject(Buffer.from(text, 'base64'));
}
