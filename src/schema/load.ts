import type { core } from 'zod/mini';
import { AipackError, MOST_PROBLEMS, type Problem } from './errors.ts';
import { locateIn, type Locate } from './locate.ts';
import { MAX_SPEC_BYTES } from './spec-size.ts';
import { lookup } from '../untrusted/lookup.ts';
import { checkShape } from '../untrusted/shape.ts';
import { universalBuildSchema, type UniversalBuild } from './universal-build.ts';
import { readYaml } from './yaml-document.ts';

/** Fields of earlier schema versions, and what took their place. */
const OBSOLETE_FIELDS: readonly { readonly path: readonly string[]; readonly instead: string }[] = [
  { path: ['metadata', 'confidence'], instead: 'nothing: every decision carries its reason in metadata.reasoning' },
  { path: ['build', 'artifacts'], instead: 'runtime.copy, the only list of what reaches the image' },
  { path: ['build', 'context'], instead: 'nothing: ignore files decide what is sent' },
  { path: ['build', 'base'], instead: 'nothing: the base image is a setting of the build' },
  { path: ['runtime', 'base'], instead: 'nothing: the image is assembled from packages alone' },
  { path: ['package_manager'], instead: 'nothing: packages are always Wolfi packages' },
  { path: ['metadata', 'package_manager'], instead: 'nothing: packages are always Wolfi packages' },
];

/** Characters of a lost value that are told. */
const MAX_SHOWN = 200;

/** Services that one file may have. */
const MAX_SERVICES = 1000;

export interface LoadedBuilds {
  readonly builds: readonly UniversalBuild[];
  /** Obsolete fields that were dropped, as sentences. */
  readonly warnings: readonly string[];
  /** Where the file says what a build says. */
  readonly locations: ReadonlyMap<UniversalBuild, Locate>;
}

/**
 * Reads a UniversalBuild file: JSON or YAML, one object or an array of them.
 *
 * `null` means "not given", as in files of earlier versions; fields that no longer exist are dropped with a warning.
 * @throws AipackError with every violation found, each with its path and line in the document.
 */
export function loadBuilds(content: string, file: string): LoadedBuilds {
  if (content.length > MAX_SPEC_BYTES) {
    throw new AipackError({ code: 'SPEC_INVALID', message: `larger than ${MAX_SPEC_BYTES} bytes`, location: { file } });
  }
  // JSON is YAML too, and the YAML parser tells the line of a mistake.
  const source = readYaml(content, file);
  const document = withoutNulls(source.value);
  const elements = Array.isArray(document) ? (document as unknown[]) : [document];
  if (elements.length > MAX_SERVICES) {
    throw new AipackError({
      code: 'SPEC_INVALID',
      message: `holds more than ${MAX_SERVICES} services`,
      location: { file },
    });
  }
  const warnings: string[] = [];
  const problems: Problem[] = [];
  const locations = new Map<UniversalBuild, Locate>();
  elements.forEach((element, position) => {
    const prefix = Array.isArray(document) ? `[${position}].` : '';
    warnings.push(...dropObsoleteFields(element, `${file}: ${prefix}`));
    const locate = locateIn(source.document, source.lines, file, Array.isArray(document) ? [position] : []);
    const parsed = checkShape(universalBuildSchema, element);
    if (parsed.success) locations.set(parsed.data, locate);
    for (const issue of parsed.error?.issues ?? []) {
      // To look for the lines of those that are only counted would take time that grows with the square of their number.
      const place = problems.length < MOST_PROBLEMS ? locate : () => ({ file });
      problems.push(schemaProblem(issue, prefix, place));
    }
  });
  if (elements.length === 0) problems.push({ code: 'SPEC_INVALID', message: 'holds no service', location: { file } });
  if (problems.length > 0) throw new AipackError(problems);
  return { builds: [...locations.keys()], warnings, locations };
}

function schemaProblem(issue: core.$ZodIssue, prefix: string, locate: Locate): Problem {
  const path = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return {
    code: 'SPEC_INVALID',
    message: `${prefix}${path.replace(/^\./, '') || 'document'}: ${issue.message}`,
    location: locate(issue.path.filter((step) => typeof step !== 'symbol')),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}

function dropObsoleteFields(element: unknown, where: string): string[] {
  const warnings: string[] = [];
  for (const { path, instead } of OBSOLETE_FIELDS) {
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((node, key) => (isRecord(node) ? lookup(node, key) : undefined), element);
    const last = path.at(-1) ?? '';
    if (!isRecord(parent) || !Object.hasOwn(parent, last)) continue;
    const lost = JSON.stringify(lookup(parent, last)).slice(0, MAX_SHOWN);
    Reflect.deleteProperty(parent, last);
    warnings.push(`${where}${path.join('.')} is no longer used and was ignored, with ${lost}; instead: ${instead}`);
  }
  return warnings;
}
