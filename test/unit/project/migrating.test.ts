import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../support/run-program.ts';
import { actionFile } from '../../support/runner.ts';

/** Inputs and outputs of Docker's actions: build-push 7, setup-buildx 3, login 4, metadata 6, and bake's matrix. */
const THEIRS = {
  'build-push-action': {
    input:
      'add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context file github-token labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secrets secret-envs secret-files shm-size ssh tags target ulimit',
    output: 'digest imageid metadata',
  },
  'setup-buildx-action': {
    input:
      'append buildkitd-config buildkitd-config-inline buildkitd-flags cache-binary cleanup driver driver-opts endpoint install keep-state name platforms use version',
    output: 'driver endpoint flags name nodes platforms status',
  },
  'login-action': { input: 'ecr logout password registry registry-auth scope username', output: '' },
  'metadata-action': {
    input: 'annotations bake-target context flavor github-token images labels sep-annotations sep-labels sep-tags tags',
    output:
      'annotations bake-file bake-file-annotations bake-file-labels bake-file-tags json labels tag-names tags version',
  },
  'The matrix of bake-action': { input: 'fields files target workdir', output: 'matrix' },
};

interface Row {
  readonly name: string;
  readonly verdict: string;
  readonly note: string;
}

type Kind = 'input' | 'output';

const document = readFileSync(join(projectRoot, 'docs/migrating.md'), 'utf8');

/** The rows of a table of a section, by the heading of its first column. */
function rows(section: string, kind: Kind): readonly Row[] {
  const [, text = ''] = document.split(`\n## ${section}\n`);
  const [own = ''] = text.split('\n## ');
  const [, table = ''] = own.split(`\n| ${kind} | here | |\n`);
  const [lines = ''] = table.split('\n\n');
  return [...lines.matchAll(/^\| `([^`]+)` \| (\w+) \| (.*?) ?\|$/gm)].map(
    ([, name = '', verdict = '', note = '']) => ({
      name,
      verdict,
      note,
    }),
  );
}

const OURS: Readonly<Record<Kind, readonly string[]>> = {
  input: Object.keys(actionFile.inputs),
  output: Object.keys(actionFile.outputs),
};

const tables = Object.entries(THEIRS).flatMap(([section, theirs]) =>
  (['input', 'output'] as const).map((kind) => ({ section, kind, names: theirs[kind].split(' ').filter(Boolean) })),
);

describe.each(tables)('each $kind of $section', ({ section, kind, names }) => {
  const told = rows(section, kind);

  test('is told of, in order', () => {
    expect(told.map(({ name }) => name)).toEqual(names);
  });

  test('that is the same or better is one of the action', () => {
    const taken = told.filter(({ verdict }) => verdict === 'same' || verdict === 'better').map(({ name }) => name);
    expect(taken.filter((name) => !OURS[kind].includes(name))).toEqual([]);
  });

  test('that is not there says why, or what is there instead', () => {
    for (const { name, note, verdict } of told) {
      expect([name, ['same', 'better', 'instead', 'no'].includes(verdict)]).toEqual([name, true]);
      if (verdict === 'no' || verdict === 'instead' || verdict === 'better') expect(note).not.toBe('');
      if (verdict === 'no' && section === 'build-push-action') expect(OURS[kind]).not.toContain(name);
      const [, other] = /^`([a-z-]+)`/.exec(note) ?? [];
      if (verdict === 'instead' && other !== undefined) expect([...OURS.input, ...OURS.output]).toContain(other);
    }
  });
});
