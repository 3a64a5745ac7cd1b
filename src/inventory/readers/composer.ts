import { asObject, parseJson } from '../../untrusted/json.ts';
import { anyOf, checksum, objectsOf, textOf, textsOf } from '../shape.ts';
import type { TextReader } from '../types.ts';

/** `vendor/composer/installed.json`: a list in the first version of Composer, an object that has it since. */
export const readInstalledJson: TextReader = (text) => {
  const document = parseJson(text);
  const list = Array.isArray(document) ? document : asObject(document)?.packages;
  return objectsOf(list).flatMap((each) => {
    const [vendor, name] = (textOf(each.name) ?? '').split('/');
    const version = textOf(each.version);
    if (vendor === undefined || vendor === '' || name === undefined || version === undefined) return [];
    const dist = asObject(each.dist) ?? {};
    const download = textOf(dist.url);
    const checksums = checksum('sha1', textOf(dist.shasum) ?? '');
    return [
      {
        kind: 'composer' as const,
        namespace: vendor.toLowerCase(),
        name: name.toLowerCase(),
        version,
        ...anyOf(textsOf(each.license)),
        ...(download?.startsWith('https://') === true ? { download } : {}),
        ...(checksums.length === 0 ? {} : { checksums }),
      },
    ];
  });
};
