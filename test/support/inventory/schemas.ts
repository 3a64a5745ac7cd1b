import Ajv, { type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../run-program.ts';

const read = (path: string): object => JSON.parse(readFileSync(join(projectRoot, 'test/data', path), 'utf8')) as object;

const spdx = new Ajv({ allErrors: true }).compile(read('spdx/spdx-2.3.schema.json'));
// It names formats of later drafts too, and describes what it takes from elsewhere.
const cyclonedx = new Ajv({
  allErrors: true,
  extendRefs: true,
  unknownFormats: ['iri-reference', 'idn-email'],
})
  .addSchema(read('cyclonedx/spdx.schema.json'))
  .addSchema(read('cyclonedx/jsf-0.82.schema.json'))
  .compile(read('cyclonedx/bom-1.6.schema.json'));

function faults(validate: ValidateFunction, document: unknown): readonly string[] {
  // As it is published: JSON has no undefined.
  void validate(JSON.parse(JSON.stringify(document)));
  return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`);
}

/** What the SPDX project's own schema finds wrong with a document: nothing where it is sound. */
export const spdxFaults = (document: unknown): readonly string[] => faults(spdx, document);

/** The same of the CycloneDX project's. */
export const cyclonedxFaults = (document: unknown): readonly string[] => faults(cyclonedx, document);
