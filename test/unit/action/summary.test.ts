import { describe, expect, test } from '@jest/globals';
import { summaryOf, type SummaryForm } from '../../../src/action/summary/summary.ts';
import { textOf } from '../../../src/action/summary/write.ts';
import type { BuildReport } from '../../../src/report/build-report.ts';
import { LOADED, REPORT } from '../../support/page/reports.ts';

const written = (report: BuildReport, form: SummaryForm = 'whole'): string => textOf(summaryOf(report, form));

/** The lines of the picture, without its fences. */
const pictureOf = (text: string): string => /^```mermaid\n(.*?)\n```$/ms.exec(text)?.[1] ?? '';

describe('the summary of a build', () => {
  test('begins with the service and its image, and has less than sixty lines', () => {
    const text = written(REPORT);
    expect(text).toMatch(/^<h3>shop-api <code>ghcr\.io\/acme\/shop-api:1\.4\.0<\/code><\/h3>\n/);
    expect(text.split('\n').length).toBeLessThan(60);
  });

  test('tells names, digest, and the size with its change', () => {
    const text = written(REPORT);
    for (const tag of REPORT.tags) expect(text).toContain(`<code>${tag}</code>`);
    expect(text).toContain(`<code>${REPORT.digest}</code>`);
    expect(text).toContain('<th align="left">linux/amd64</th><td>48.1 MB compressed (+810.0 kB), 31 packages</td>');
    expect(text).toContain('5 of 9 steps cached, 23.8 s');
  });

  test('tells what was detected in five lines, what says most first', () => {
    const [, table = ''] = /<h4>What was detected, and why<\/h4>\n<table>(.*?)<\/table>/s.exec(written(REPORT)) ?? [];
    const rows = table.split('\n');
    expect(rows.map((row) => /<th align="left">(.*?)<\/th>/.exec(row)?.[1])).toEqual([
      'framework',
      'language',
      'build system',
      'runtime version',
      'start command',
    ]);
    expect(rows[0]).toContain('<td>package.json depends on express, <code>package.json:13</code></td>');
  });

  test('tells what changed since the tag, once where it did so on all platforms', () => {
    const text = written(REPORT);
    expect(text).toContain(`<p>Since <code>ghcr.io/acme/shop-api:latest@${REPORT.delta?.before.digest?.slice(0, 19)}`);
    expect(text.match(/libssl3 3\.5\.2-r0 → 3\.5\.3-r1/g)).toHaveLength(1);
    expect(text).toContain('1 removed, 1 updated: npm express 5.1.0 → 5.2.0, − npm left-pad 1.3.0');
    expect(text).toContain('3 added, 1 removed, 12 changed, the largest: app/dist/server.js (412.0 kB)');
  });

  test('has a bar for each of the longest steps', () => {
    const bars = [...written(REPORT).matchAll(/<td><code>((?:&#96(?:08|17);)+)<\/code><\/td>/g)].map(
      ([, bar = '']) => bar,
    );
    expect(bars.map((bar) => bar.split('&#9608;').length - 1)).toEqual([10, 5, 2, 0, 0]);
  });

  test('has the lines to verify what was pushed, by its digest', () => {
    const image = `ghcr.io/acme/shop-api@${REPORT.digest}`;
    expect(written(REPORT)).toContain(`aipack verify ${image}`);
    expect(written(REPORT)).toContain(`docker buildx imagetools inspect ${image} --format`);
    expect(written({ ...REPORT, pushed: false })).not.toContain('aipack verify');
    expect(written({ ...REPORT, attestations: ['sbom'] })).not.toContain('aipack verify');
  });

  test('of one leg of a matrix shows its lead and a table, and folds the rest', () => {
    const text = written(REPORT, 'leg');
    expect(text).toMatch(/^<h3>shop-api <code>[^\n]*\n<table>[\s\S]*?<\/table>\n<details><summary>/);
    expect(text.match(/<details>/g)).toHaveLength(1);
    expect(text).toMatch(/<\/details>\n\n$/);
    expect(text.split('\n').length).toBeLessThan(60);
  });

  test('leaves out what there is nothing to tell of', () => {
    const text = written(LOADED);
    expect(text).not.toContain('What was detected');
    expect(text).not.toContain('What changed');
    expect(text).not.toContain('How to verify');
    expect(text).toContain('<th align="left">Image</th><td><code>site:latest</code></td>');
    expect(text).toContain('<th align="left">Attested</th><td>nothing</td>');
  });

  test('says that the registry had this very image', () => {
    const { delta: _, ...without } = REPORT;
    const text = written({ ...without, unchanged: true });
    expect(text).toContain('(unchanged)');
    expect(text).toContain('the registry has this very image');
  });

  test('gives each platform its packages where they differ', () => {
    const [first, second] = REPORT.platforms;
    const other = second && { ...second, packages: { build: [], runtime: ['musl=1'] } };
    const text = written({ ...REPORT, platforms: [first, other].filter((each) => each !== undefined) });
    expect(text).toMatch(/<p>linux\/arm64: <code>musl=1<\/code><\/p>/);
  });
});

describe('the picture of a build', () => {
  test('goes from the repository and the packages over the longest steps to the image', () => {
    expect(pictureOf(written(REPORT)).split('\n')).toEqual([
      'flowchart LR',
      'source["shop-api<br>express, npm"]',
      's0["npm ci<br>14.2 s"]',
      's1["npm run build<br>6.4 s"]',
      'source --> s0 --> s1',
      'tools[("45 packages<br>to build with")]',
      'tools --> s0',
      'packages[("31 packages<br>of the image")]',
      'p0["linux/amd64<br>48.1 MB"]',
      'p1["linux/arm64<br>46.9 MB"]',
      's1 & packages --> p0',
      's1 & packages --> p1',
      'image["ghcr.io/acme/<br>shop-api#58;1.4.0<br>sbom, provenance, build"]',
      'p0 & p1 --> image',
    ]);
  });

  test('dashes what the cache had, and has the steps of one platform where each has its own', () => {
    const shown = ['linux/amd64', 'linux/arm64'].flatMap((platform) => [
      { name: `${platform} [build] copy sources`, seconds: 1, cached: false },
      { name: `${platform} [build] go build`, seconds: 0, cached: true },
    ]);
    const lines = pictureOf(written({ ...REPORT, steps: { ...REPORT.steps, shown } })).split('\n');
    expect(lines).toContain('s0["go build<br>cached"]');
    expect(lines).toContain('class s0 cached');
    expect(lines.filter((line) => line.startsWith('s1['))).toEqual([]);
  });

  test('of a Dockerfile has its instructions', () => {
    const shown = [
      { name: '[1/3] FROM alpine', seconds: 2, cached: false },
      { name: '[stage-1 2/3] RUN make "all"', seconds: 3, cached: false },
    ];
    expect(pictureOf(written({ ...REPORT, steps: { ...REPORT.steps, shown } }))).toContain('source --> s0 --> s1\n');
  });

  test('has no character of others that means something to Mermaid, HTML or Markdown', () => {
    const text = 'a"]; click x "javascript:1" %%{init}%% ``` <b>#35;`end`&amp;@me';
    const shown = [{ name: `[build] ${text}`, seconds: 1, cached: false }];
    const report = { ...REPORT, tags: [text], service: { ...REPORT.service, name: text } };
    const picture = pictureOf(written({ ...report, steps: { ...REPORT.steps, shown } }));
    const labels = [...picture.matchAll(/"(.*?)"/g)].map(([, label = '']) => label);
    expect(labels.length).toBe(7);
    for (const label of labels) expect(label.replaceAll('<br>', '')).toMatch(/^(?:[\p{L}\p{N} .,/()…-]|#\d+;)*$/u);
  });
});
