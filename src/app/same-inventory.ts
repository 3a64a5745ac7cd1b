import { packageUrl } from '../image/attested-packages.ts';
import type { AttestationFacts } from '../image/attestations.ts';

/**
 * Whether a published document is the one that a build would make of an image that is the same byte for byte: made by this version of
 * the tool, with the image's time, and with exactly these packages. What the application brings is in the image alone, and reading it
 * again would only say the same.
 */
export function sameInventory(facts: AttestationFacts): (document: unknown) => boolean {
  const { inventory, sourceDateEpoch, toolVersion } = facts;
  const own = inventory.map(packageUrl).sort();
  const time = new Date(sourceDateEpoch * 1000).toISOString().replace('.000Z', 'Z');
  return (document) => {
    const text = JSON.stringify(document) ?? '';
    const listed = [...new Set(text.match(/"pkg:apk\/[^"]*"/g) ?? [])].map((each) => each.slice(1, -1)).sort();
    const maker = [`"Tool: aipack-${toolVersion}"`, `"name":"aipack","version":"${toolVersion}"`];
    return (
      listed.join(' ') === own.join(' ') && text.includes(`"${time}"`) && maker.some((each) => text.includes(each))
    );
  };
}
