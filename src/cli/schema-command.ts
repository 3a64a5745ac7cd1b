import { overridesJsonSchema } from '../schema/overrides.ts';
import { universalBuildJsonSchema } from '../schema/universal-build.ts';

/** The JSON Schema of `aipack.yml` or of a UniversalBuild file, as text. */
export function schemaText(file: string): string {
  const schema = file === 'universal-build' ? universalBuildJsonSchema() : overridesJsonSchema();
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
