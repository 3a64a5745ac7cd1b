import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { costTable, declaredCost } from './costs.ts';

interface FileResult {
  readonly testFilePath: string;
  readonly perfStats: { readonly start: number; readonly end: number };
}

/** Jest reporter: what files said that they cost, beside what they did. */
// eslint-disable-next-line no-restricted-syntax -- jest takes a reporter by its default export
export default class CostReport {
  readonly #root: string;

  constructor({ rootDir }: { readonly rootDir: string }) {
    this.#root = rootDir;
  }

  onRunComplete(_contexts: unknown, { testResults }: { readonly testResults: readonly FileResult[] }): void {
    const files = testResults.flatMap(({ testFilePath, perfStats }) => {
      const declared = declaredCost(readFileSync(testFilePath, 'utf8'));
      if (declared === undefined) return [];
      const measured = (perfStats.end - perfStats.start) / 1000;
      return [{ file: relative(this.#root, testFilePath), declared, measured }];
    });
    if (files.length > 0) process.stdout.write(`\n${costTable(files)}`);
  }
}
