import { AipackError } from '../../schema/errors.ts';
import { readFields, splitPair } from '../list.ts';

/**
 * Reads `images` as docker/metadata-action reads it: names between commas, or `name=IMAGE,enable=true|false`, one a line. Those that
 * are switched off are left out.
 * @throws AipackError INPUT_INVALID
 */
export function parseImageList(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const fields = readFields(line, 'The input images').map(splitPair);
    if (fields.every(([, value]) => value === undefined)) return fields.map(([name]) => name.toLowerCase());
    const given = new Map(
      fields.map(([key, value]) => (value === undefined ? ['name', key] : [key.trim().toLowerCase(), value.trim()])),
    );
    const { name = '', enable = 'true', ...unknown } = Object.fromEntries(given) as Readonly<Record<string, string>>;
    if (name === '' || !['true', 'false'].includes(enable) || Object.keys(unknown).length > 0) throw invalid(line);
    return enable === 'true' ? [name.toLowerCase()] : [];
  });
}

function invalid(line: string): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: `The line ${JSON.stringify(line)} of images can't be read`,
    hint: 'Write the name of an image, or name=IMAGE,enable=true or enable=false.',
  });
}
