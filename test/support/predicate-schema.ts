import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './run-program.ts';

const schema: unknown = JSON.parse(readFileSync(join(projectRoot, 'schemas/build-predicate.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(closed(schema) as object);

/** The published schema lets newer versions say more; this version says nothing that it does not have. */
function closed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(closed);
  const entries = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closed(each)]));
  return 'properties' in value ? { additionalProperties: false, ...entries } : entries;
}

/** What the published schema finds wrong with a predicate of ours, or what that has beyond it. */
export function predicateFaults(predicate: unknown): readonly string[] {
  void validate(JSON.parse(JSON.stringify(predicate)));
  return (validate.errors ?? []).map(
    ({ dataPath, message, params }) => `${dataPath} ${message} ${JSON.stringify(params)}`,
  );
}
