import { AipackError, type Problem } from '../schema/errors.ts';

/** Where a result goes besides a registry or Docker: a file, or a folder for `local`. */
export interface OutputSpec {
  readonly type: 'oci' | 'docker' | 'tar' | 'local';
  readonly destination: string;
}

const TYPES: readonly string[] = ['oci', 'docker', 'tar', 'local'];

/**
 * Reads `type=TYPE,dest=PATH` as buildx writes it.
 * @throws AipackError with every specification that can't be read.
 */
export function parseOutputs(specs: readonly string[]): readonly OutputSpec[] {
  const problems: Problem[] = [];
  const outputs: OutputSpec[] = [];
  for (const spec of specs) {
    const parsed = parseOutput(spec);
    if (typeof parsed === 'string')
      problems.push({
        code: 'INPUT_INVALID',
        message: `The output ${JSON.stringify(spec)} ${parsed}`,
        hint: 'Expected type=oci,dest=image.tar, with oci, docker, tar or local.',
      });
    else outputs.push(parsed);
  }
  if (problems.length > 0) throw new AipackError(problems);
  return outputs;
}

function parseOutput(spec: string): OutputSpec | string {
  const fields = new Map(spec.split(',').map((field) => splitField(field)));
  const unknown = [...fields.keys()].filter((key) => !['type', 'dest'].includes(key));
  if (unknown.length > 0) return `has ${unknown.join(', ')}, which no output takes`;
  const type = fields.get('type') ?? '';
  const destination = fields.get('dest') ?? '';
  if (!isType(type)) return `has no type, or one that doesn't exist`;
  if (destination === '') return 'does not say where to, with dest=PATH';
  return { type, destination };
}

function splitField(field: string): readonly [string, string] {
  const at = field.indexOf('=');
  return at < 0 ? [field.trim(), ''] : [field.slice(0, at).trim(), field.slice(at + 1).trim()];
}

function isType(type: string): type is OutputSpec['type'] {
  return TYPES.includes(type);
}
