import { afterEach, expect, jest, test } from '@jest/globals';
import { tellReport } from '../../../src/action/tell-report.ts';
import type { BuildReport } from '../../../src/report/build-report.ts';
import { LOADED, REPORT } from '../../support/page/reports.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

/** What the log has of a report: titles of groups, and the lines in them. */
function told(report: BuildReport): readonly string[] {
  let text = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  tellReport(report);
  return text.split('\n').filter((line) => line !== '');
}

test('the log of a build folds what was detected, what changed, and the image', () => {
  const lines = told(REPORT);
  expect(lines.filter((line) => line.startsWith('::'))).toEqual([
    '::group::Detected',
    '::endgroup::',
    '::group::Changed since ghcr.io/acme/shop-api:latest',
    '::endgroup::',
    '::group::Image',
    '::endgroup::',
  ]);
  const text = lines.join('\n');
  expect(text).toMatch(/^ {2}framework +express +package\.json depends on express +package\.json:13$/m);
  expect(text).toMatch(/^ {2}packages +1 added, 3 updated; libcrypto3 3\.5\.2-r0 → 3\.5\.3-r1; /m);
  expect(text).toMatch(/^ {2}linux\/amd64 +48\.1 MB \(\+810\.0 kB\) +31 packages$/m);
  expect(text).toMatch(/^ {2}pushed +ghcr\.io\/acme\/shop-api:1\.4\.0$/m);
});

test('of what there is nothing to tell there is no group', () => {
  expect(told(LOADED).filter((line) => line.startsWith('::group'))).toEqual(['::group::Image']);
});
