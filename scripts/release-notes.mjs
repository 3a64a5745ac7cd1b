// Prints what the changelog says of a version: the text of its release.
//
//   node scripts/release-notes.mjs v1.2.3
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The section of a version without its heading; undefined where the changelog has none or it is empty. */
export function releaseNotes(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => /^\[?([^\]\s]+)/.exec(text)?.[1] === version);
  const notes = section?.slice(section.indexOf('\n')).trim();
  return notes === undefined || notes === '' ? undefined : notes;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const version = (process.argv[2] ?? '').replace(/^v/, '');
  const notes = releaseNotes(readFileSync(join(import.meta.dirname, '../CHANGELOG.md'), 'utf8'), version);
  if (notes === undefined) {
    console.error(
      `CHANGELOG.md has no section ${JSON.stringify(version)}. Give the entries below Unreleased that heading.`,
    );
    process.exit(1);
  }
  process.stdout.write(`${notes}\n`);
}
