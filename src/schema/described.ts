import { globalRegistry, type core } from 'zod/mini';

/** The same schema; whoever reads it as JSON Schema is told what it is for. */
export function described<T extends core.$ZodType>(description: string, schema: T): T {
  globalRegistry.add(schema, { description });
  return schema;
}
