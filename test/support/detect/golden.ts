import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { detect } from '../../../src/detect/detect.ts';
import { openRepository } from '../../../src/host/open-repository.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { indexCatalog } from './index-catalog.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export const FIXTURES = join(ROOT, 'fixtures');
export const GOLDENS = join(ROOT, 'test', 'unit', 'detect', 'golden');

export function fixtureNames(): readonly string[] {
  return readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** What detection says of a fixture, as the text that its golden file holds: the builds and notices, or the problems. */
export function goldenText(name: string): string {
  return `${JSON.stringify(detected(name), null, 2)}\n`;
}

function detected(name: string): unknown {
  try {
    const { builds, notices } = detect({ repository: openRepository(join(FIXTURES, name)), catalog: indexCatalog() });
    return { builds, notices };
  } catch (error) {
    if (error instanceof AipackError) return { problems: error.problems };
    throw error;
  }
}
