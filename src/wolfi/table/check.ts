import type { IndexTable } from './scan.ts';

/** Whether numbers never fall, and none is above `most`. */
function rises(numbers: Uint32Array, most: number): boolean {
  let last = 0;
  for (const number of numbers) {
    if (number < last) return false;
    last = number;
  }
  return last <= most;
}

function allBelow(numbers: Uint32Array, limit: number): boolean {
  for (const number of numbers) if (number >= limit) return false;
  return true;
}

function isPowerOfTwo(number: number): boolean {
  return number > 0 && (number & (number - 1)) === 0;
}

/**
 * Whether every number of a table points to something that is there. Checksums tell accidents, not what somebody wrote on
 * purpose; nothing that reads a table looks again.
 */
export function isConsistent(table: IndexTable, textLength: number): boolean {
  const { names, stanzas, packageNames, providerStarts, providers, installIfNames, installIfPackages } = table;
  const nameCount = names.starts.length - 1;
  const packageCount = packageNames.length;
  return (
    nameCount >= 0 &&
    rises(names.starts, names.bytes.length) &&
    isPowerOfTwo(names.slots.length) &&
    allBelow(names.slots, nameCount + 1) &&
    stanzas.length === packageCount + 1 &&
    rises(stanzas, textLength) &&
    allBelow(packageNames, nameCount) &&
    providerStarts.length === nameCount + 1 &&
    rises(providerStarts, providers.length) &&
    allBelow(providers, packageCount) &&
    installIfNames.length === installIfPackages.length &&
    allBelow(installIfNames, nameCount) &&
    allBelow(installIfPackages, packageCount) &&
    Number.isSafeInteger(table.newestBuild)
  );
}
