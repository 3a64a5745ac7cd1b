import { packageUrl } from '../image/attested-packages.ts';
import type { AttestationFacts } from '../image/attestations.ts';
import { serialNumber, spdxNamespace } from '../inventory/seal.ts';
import { asObject } from '../untrusted/json.ts';

/**
 * Whether a published document is the one that a build would make of an image that is the same byte for byte: a whole one, made by this
 * version of the tool, with the image's time, and with exactly these packages. What the application brings is in the image alone, and
 * reading it again would only say the same.
 */
export function sameInventory(facts: AttestationFacts): (published: unknown) => boolean {
  const { inventory, sourceDateEpoch, toolVersion } = facts;
  const own = inventory.map(packageUrl).sort().join(' ');
  const time = JSON.stringify(new Date(sourceDateEpoch * 1000).toISOString().replace('.000Z', 'Z'));
  const makers = [`"Tool: aipack-${toolVersion}"`, `"name":"aipack","version":"${toolVersion}"`];
  return (published) => {
    const document = asObject(published) ?? {};
    const { documentNamespace, serialNumber: serial } = document;
    const whole = documentNamespace === spdxNamespace(document) || serial === serialNumber(document);
    const text = JSON.stringify(document);
    const listed = [...new Set(text.match(/"pkg:apk\/[^"]*"/g) ?? [])].map((each) => each.slice(1, -1)).sort();
    return whole && listed.join(' ') === own && text.includes(time) && makers.some((maker) => text.includes(maker));
  };
}
