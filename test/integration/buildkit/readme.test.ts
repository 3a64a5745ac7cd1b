/** @cost 5 */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runReadmeExample } from '../../support/readme-example.ts';
import { address, lab, withDirectory } from './support.ts';

test('the example of the README builds, reads a file of the result, and exports it', async () => {
  await withDirectory(async (directory) => {
    const { stdout, stderr, exitCode } = await runReadmeExample('buildkit', {
      'unix:///run/buildkit/buildkitd.sock': address,
      'docker.io/library/alpine': lab.baseImage,
      '/tmp/out': directory,
    });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toBe('hello\n\n');
    expect(readFileSync(join(directory, 'greeting'), 'utf8')).toBe('hello\n');
  });
});
