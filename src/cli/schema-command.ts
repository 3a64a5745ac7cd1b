import { overridesJsonSchema } from '../schema/overrides.ts';
import { universalBuildJsonSchema } from '../schema/universal-build.ts';

import { printableJson, say, type Printable } from '../untrusted/printable.ts';

/** The JSON Schema of `aipack.yml` or of a UniversalBuild file, as text. */
export function schemaText(file: string): Printable {
  const schema = file === 'universal-build' ? universalBuildJsonSchema() : overridesJsonSchema();
  return say`${printableJson(schema, 2)}\n`;
}
