import { detect } from '../../../src/detect/detect.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import type { PackageCatalog } from '../../../src/detect/core/types.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { endsOf } from './within.ts';

/** A catalog that has everything, so that no package ends an attack early. */
const catalog: PackageCatalog = {
  has: () => true,
  stream: (family) => ({ package: family, family, stream: '1', version: '1', reason: 'it is there' }),
};

/** How detection of a tree ends: with services, with the codes of what is wrong, or not within any bearable time. */
export function outcomeOf(files: Readonly<Record<string, string>>): string {
  const ended = endsOf(() => {
    try {
      const { builds } = detect({ repository: memoryRepository(files, 'shop'), catalog });
      return `${builds.length} services`;
    } catch (error) {
      if (error instanceof AipackError) return error.problems.map(({ code }) => code).join(' ');
      throw error;
    }
  });
  return ended?.result ?? 'hangs';
}
