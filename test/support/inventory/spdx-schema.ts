import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../run-program.ts';

const schema = JSON.parse(readFileSync(join(projectRoot, 'test/data/spdx/spdx-2.3.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true }).compile(schema);

/** What the SPDX project's own schema finds wrong with a document: nothing where it is sound. */
export function spdxFaults(document: unknown): readonly string[] {
  validate(document);
  return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`);
}
