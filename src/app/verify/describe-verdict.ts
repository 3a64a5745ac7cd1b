import type { FileDifference } from './compare-files.ts';
import type { LayerFacts, LayerVerdict, PlatformVerdict, VerifyReport } from './report.ts';
import { AipackError } from '../../schema/errors.ts';
import { joined, printable, say, type Printable } from '../../untrusted/printable.ts';
import { columns } from '../../report/table.ts';

/** What came of building an image again, for a person. */
export function describeVerdict({ image, platforms, same }: VerifyReport): Printable {
  const verdict = same
    ? 'is what its statement says: built again, it is the same'
    : 'differs from what was built again';
  return joined([printable(`${image} ${verdict}`), ...platforms.map(describePlatform)], '\n\n');
}

function describePlatform(verdict: PlatformVerdict): Printable {
  const { causes, configuration, digest, from, layers, platform, rebuilt, reordered, same } = verdict;
  const { packages } = from;
  const way = packages.installation === 'layers' ? 'each a layer' : 'installed by apk';
  const rows = [
    ['image', `${digest}${same ? ' (the same)' : ''}`],
    ...(same ? [] : [['built again', rebuilt]]),
    ['commit', [from.repository, from.revision].filter(Boolean).join(' ') || 'not told'],
    ['service', from.path === '.' ? from.service : `${from.service} (${from.path})`],
    ['aipack', from.tool],
    ['packages', `${packages.runtime} in the image, ${way}; ${packages.build} to build; index ${packages.index}`],
  ];
  const parts = [printable(platform), columns(rows)];
  if (same) return joined(parts, '\n');
  if (causes.length > 0) {
    parts.push(say`\n What may be the cause:`, columns(causes.map((cause) => ['', cause])));
  }
  if (reordered) parts.push(say`\n The layers are the same, in another order.`);
  if (layers.length > 0) parts.push(say`\n Layers that differ:`, ...layers.map(describeLayer));
  if (configuration.length > 0) {
    const values = configuration.map(({ path, published = 'nothing', rebuilt: after = 'nothing' }) => [
      path,
      published,
      '→',
      after,
    ]);
    parts.push(say`\n Values that differ:`, columns(values));
  }
  return joined(parts, '\n');
}

function describeLayer({ fileCount, files, published, rebuilt, sameContent, unreadable }: LayerVerdict): Printable {
  const title = printable(titleOf(published, rebuilt));
  if (unreadable !== undefined) return say`  ${title}\n${columns([['', `can't be compared: ${unreadable}`]])}`;
  if (sameContent) return say`  ${title}\n${columns([['', 'has the same files, compressed in another way']])}`;
  if (published === undefined || rebuilt === undefined) return say`  ${title}`;
  if (fileCount === 0) {
    return say`  ${title}\n${columns([['', 'has the same files, in another order or form']])}`;
  }
  const more = fileCount - files.length;
  const rows = [...files.map(describeFile), ...(more > 0 ? [['', `and ${more} more`]] : [])];
  return say`  ${title}\n${columns(rows.map((row) => ['', ...row]))}`;
}

function titleOf(published: LayerFacts | undefined, rebuilt: LayerFacts | undefined): string {
  const { position, title } = published ?? rebuilt ?? { position: 0, title: '' };
  const what = title === '' ? '' : `: ${title}`;
  if (rebuilt === undefined) return `layer ${position}${what} (only the published image has it)`;
  if (published === undefined) return `layer ${position}${what} (only what was built again has it)`;
  const moved = rebuilt.position === published.position ? '' : `, ${rebuilt.position} of what was built again`;
  return `layer ${position}${moved}${what}`;
}

function describeFile(difference: FileDifference): readonly string[] {
  const path = `/${difference.path}`;
  if ('details' in difference) return [path, difference.details.join(', ')];
  return [path, difference.only === 'published' ? 'only in the published image' : 'only in what was built again'];
}

/** The failure that a verdict is, with each image that differs; undefined where none does. */
export function differing({ platforms, same }: VerifyReport): AipackError | undefined {
  if (same) return undefined;
  return new AipackError(
    platforms
      .filter((verdict) => !verdict.same)
      .map(({ digest, platform, rebuilt }) => ({
        code: 'IMAGE_DIFFERS',
        message: `The image for ${platform} that was built again is ${rebuilt}, and the published one is ${digest}`,
      })),
  );
}
