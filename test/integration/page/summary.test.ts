/** @cost 20 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { summaryOf, type SummaryForm } from '../../../src/action/summary/summary.ts';
import { textOf } from '../../../src/action/summary/write.ts';
import type { BuildReport } from '../../../src/report/build-report.ts';
import { hostileDelta } from '../../support/hostile/delta.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';
import { documentOf, ensureBrowser } from '../../support/page/browser.ts';
import { LOADED, REPORT } from '../../support/page/reports.ts';
import { summaryPage, type Theme } from '../../support/page/summary-page.ts';

const browser = await ensureBrowser(process.env);
const shown = 'program' in browser ? test : test.skip;
const why = 'program' in browser ? '' : ` (not run: ${browser.because})`;

const folder = mkdtempSync(join(tmpdir(), 'aipack-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the page tells of itself once it is drawn. */
interface Shown {
  readonly drawn: number;
  readonly wrong: readonly string[];
  /** Cells of each row of each table. */
  readonly tables: readonly (readonly number[])[];
  readonly headings: readonly string[];
  /** Whether each is open, its title, and how many elements it has. */
  readonly folded: readonly (readonly [open: boolean, title: string, children: number])[];
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly labels: readonly string[];
  readonly text: string;
}

let pages = 0;

async function show(reports: readonly BuildReport[], form: SummaryForm, theme: Theme = 'light'): Promise<Shown> {
  if (!('program' in browser)) throw new Error(browser.because);
  const page = join(folder, `${++pages}.html`);
  const markdown = reports.map((report) => textOf(summaryOf(report, form))).join('');
  writeFileSync(page, summaryPage(markdown, theme));
  const document = await documentOf(browser.program, page, join(folder, 'profile'));
  const [, told = '{}'] = /id="drawn">(.*?)<\/script>/s.exec(document) ?? [];
  return JSON.parse(told) as Shown;
}

/** All that a summary is made of. */
const ELEMENTS = ['b', 'br', 'code', 'details', 'h3', 'h4', 'header', 'p', 'pre', 'summary'];
const TABLE = ['table', 'tbody', 'td', 'th', 'tr'];

describe(`a job summary in a browser${why}`, () => {
  shown.each(['light', 'dark'] as const)('draws its picture and has its tables, in the %s theme', async (theme) => {
    const page = await show([REPORT], 'whole', theme);
    expect(page).toMatchObject({ drawn: 1, wrong: [], headings: ['shop-api ghcr.io/acme/shop-api:1.4.0'] });
    expect(page.tables).toEqual([
      [2, 2, 2, 2, 2, 2],
      [3, 3, 3, 3, 3],
      [2, 2, 2, 2],
      [3, 3, 3, 3, 3],
    ]);
    expect(page.labels).toEqual(expect.arrayContaining(['npm ci\n14.2 s', 'linux/amd64\n48.1 MB']));
    expect(page.folded).toEqual([
      [false, 'How to verify it', 2],
      [false, 'Packages', 2],
    ]);
    expect(page.elements).toEqual([...ELEMENTS, ...TABLE].sort());
    expect(page.attributes).toEqual(['align']);
    // Folded parts are no part of the text that is seen.
    expect(page.text.split('\n').filter((line) => line !== '').length).toBeLessThan(60);
  });

  shown(
    'of a whole matrix is legible: each leg is a lead and a table, and all of their pictures can be drawn',
    async () => {
      const name = (service: string): BuildReport => ({ ...REPORT, service: { ...REPORT.service, name: service } });
      const page = await show([name('api'), name('web'), LOADED], 'leg');
      expect(page).toMatchObject({ drawn: 3, wrong: [] });
      expect(page.headings.map((heading) => heading.split(' ')[0])).toEqual(['api', 'web', 'site']);
      expect(page.folded.map(([open, title]) => [open, title])).toEqual([
        [false, 'How it came about'],
        [false, 'How it came about'],
        [false, 'How it came about'],
      ]);
      expect(page.text.split('\n').filter((line) => line !== '').length).toBeLessThan(40);
    },
  );

  shown('has nothing of a repository in it but text, whatever that is', async () => {
    const page = await show(HOSTILE_TEXTS.map(hostile), 'whole');
    expect(page.wrong).toEqual([]);
    expect(page.drawn).toBe(HOSTILE_TEXTS.length);
    expect(page.headings).toHaveLength(HOSTILE_TEXTS.length);
    expect(page.elements.filter((name) => ![...ELEMENTS, ...TABLE].includes(name))).toEqual([]);
    expect(page.attributes).toEqual(['align']);
  });
});

function hostile(text: string): BuildReport {
  return {
    ...REPORT,
    service: {
      ...REPORT.service,
      name: text,
      framework: text,
      buildSystem: text,
      reasons: [{ what: text, value: text, because: text, file: text, line: 1 }],
    },
    tags: [text],
    digest: text,
    attestations: ['build', text],
    platforms: [{ platform: text, size: 1, packages: { build: [text], runtime: [text] } }],
    delta: hostileDelta(text),
    steps: {
      total: 2,
      cached: 1,
      longest: [{ name: text, seconds: 1 }],
      shown: [
        { name: `[build] ${text}`, seconds: 1, cached: false },
        { name: `[build] ${text}`, seconds: 0, cached: true },
      ],
    },
  };
}
