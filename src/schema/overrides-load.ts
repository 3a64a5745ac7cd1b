import { isNode } from 'yaml';
import { checkShape } from '../untrusted/shape.ts';
import { AipackError, type Problem, MOST_PROBLEMS } from './errors.ts';
import { overridesSchema, type OverrideSource } from './overrides.ts';
import { readYaml } from './yaml-document.ts';

/** Larger files are refused: real ones have a few lines. */
const MAX_BYTES = 256 * 1024;

/**
 * Reads an aipack.yml.
 * @throws AipackError SPEC_INVALID with every mistake and its line
 */
export function loadOverrides(content: string, file: string): OverrideSource {
  if (content.length > MAX_BYTES) throw new AipackError(problem(file, `is larger than ${MAX_BYTES} bytes`));
  const { document, lines, value } = readYaml(content, file);
  const parsed = checkShape(overridesSchema, value ?? {});
  if (parsed.success) return { name: file, overrides: parsed.data };
  throw new AipackError(
    parsed.error.issues.map((issue, index): Problem => {
      const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
      const places = index < MOST_PROBLEMS ? [path, path.slice(0, -1)] : [];
      const node = places.map((each) => document.getIn(each, true)).find((each) => isNode(each));
      const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
      return problem(file, `${path.join('.')}${path.length > 0 ? ': ' : ''}${issue.message}`, line);
    }),
  );
}

function problem(file: string, message: string, line?: number): Problem {
  return { code: 'SPEC_INVALID', message, location: line === undefined ? { file } : { file, line } };
}
