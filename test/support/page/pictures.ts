// Makes the pictures of docs/pictures: node test/support/page/pictures.ts
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summaryOf } from '../../../src/action/summary/summary.ts';
import { textOf } from '../../../src/action/summary/write.ts';
import { ensureBrowser, photograph } from './browser.ts';
import { REPORT } from './reports.ts';
import { smallPng } from './small-png.ts';
import { summaryPage } from './summary-page.ts';

const browser = await ensureBrowser(process.env);
if (!('program' in browser)) throw new Error(browser.because);
const folder = mkdtempSync(join(tmpdir(), 'aipack-pictures-'));
try {
  for (const theme of ['light', 'dark'] as const) {
    const page = join(folder, `${theme}.html`);
    writeFileSync(page, summaryPage(textOf(summaryOf(REPORT, 'whole')), theme));
    const into = join(import.meta.dirname, `../../../docs/pictures/summary-${theme}.png`);
    await photograph(browser.program, page, join(folder, 'profile'), { into, width: 1060, height: 1220 });
    writeFileSync(into, smallPng(readFileSync(into)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
