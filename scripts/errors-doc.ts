// Writes docs/errors.md from the codes in the source: node scripts/errors-doc.ts. The compiler holds that each code has its text.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainBuildFailure } from '../src/app/explain-failure.ts';
import { explainIndexError } from '../src/app/index-problem.ts';
import { BuildkitError, type BuildkitErrorCode } from '../src/buildkit/index.ts';
import { exitCodeOf } from '../src/cli/failure.ts';
import { AipackError, type ProblemCode } from '../src/schema/errors.ts';
import { FAILURE_KINDS } from '../src/schema/failure-kinds.ts';
import { IndexError, type IndexErrorCode } from '../src/wolfi/index.ts';
import { apk } from './error-codes/apk.ts';
import { buildkit } from './error-codes/buildkit.ts';
import type { CodeText } from './error-codes/code.ts';
import { notices } from './error-codes/notices.ts';
import { problems } from './error-codes/problems.ts';
import { root, rootNotices } from './error-codes/root.ts';
import { llb, oci, registry } from './error-codes/values.ts';
import { index, resolve, streams, warnings } from './error-codes/wolfi.ts';

const path = join(import.meta.dirname, '../docs/errors.md');

/** The page as it has to be. */
export function errorsPage(): string {
  return `<!-- Written by scripts/errors-doc.ts from scripts/error-codes/: change it there. -->

# Codes

Codes never change their meaning and are never reworded: search for them, and let scripts compare them. The command prints the code
at the end of a problem, the action makes it the title of the annotation, and all problems of a stage are told at once.

## Problems

A problem ends the run. The command's exit code is 1, or the one that stands here; 75 says that the same command may succeed later.
After Ctrl-C it is 130, after SIGTERM 143, for options that cannot be read 2, and 141 where a pipe was closed before all was read.
The kind is the output \`failure-kind\` of the action: whose the failure is to mend, in words that are as stable as the codes.

${table('Problem', problems, kindOf, exitOf)}

## Notices

A notice ends nothing. The action shows it as an annotation at the line that it is about.

${table('Notice', notices)}

A package that is probably not maintained is told with the code of the problem, \`PACKAGE_UNMAINTAINED\`.

## Warnings of package indexes

${table('Warning', warnings)}

## Codes of the libraries

What the parts of aipack throw; whoever uses one of them alone meets these. The last column says which problem a user of aipack sees.

### BuildKit's client

${table('BuildkitError', buildkit, asProblem)}

### Package indexes

${table('IndexError', index, indexProblem)}

### Packages

${table('ApkError', apk)}

An \`ApkSetError\` holds all of them that a set of packages has.

### Choice of packages

${table('ResolveError', resolve)}

${table('StreamError', streams)}

A \`LockError\` has the code of its problem: \`LOCK_FORMAT\`, \`LOCK_ARCHITECTURE\`, \`LOCK_WITHDRAWN\`, \`LOCK_OUTDATED\`.

### Root file systems

${table('RootError', root)}

${table('RootNotice', rootNotices)}

### Registries, names and build graphs

${table('RegistryError', registry)}

${table('OciError', oci)}

${table('LlbError', llb)}
`;
}

interface Column<Code extends string> {
  readonly title: string;
  readonly of: (code: Code) => string;
}

const exitOf: Column<ProblemCode> = {
  title: 'Exit code',
  of: (code) => {
    const signal = code === 'CANCELLED' ? AbortSignal.abort() : new AbortController().signal;
    return String(exitCodeOf(new AipackError({ code, message: '' }), signal));
  },
};

const kindOf: Column<ProblemCode> = { title: 'Kind', of: (code) => FAILURE_KINDS[code] };

const asProblem: Column<BuildkitErrorCode> = {
  title: 'Problem',
  of: (code) => shown(explainBuildFailure(new BuildkitError(code, ''))),
};

const indexProblem: Column<IndexErrorCode> = {
  title: 'Problem',
  of: (code) => shown(explainIndexError(new IndexError(code, '', { hint: '' }))),
};

function shown(error: unknown): string {
  return error instanceof AipackError ? `\`${error.code}\`` : '';
}

function table<Code extends string>(
  title: string,
  texts: Readonly<Record<Code, CodeText>>,
  ...columns: readonly Column<Code>[]
): string {
  const rows = (Object.entries(texts) as [Code, CodeText][]).map(([code, { meaning, remedy }]) =>
    [`\`${code}\``, meaning, remedy, ...columns.map((column) => column.of(code))].join(' | '),
  );
  const heads = [title, 'What it means', 'What to do', ...columns.map((column) => column.title)];
  return [heads.join(' | '), heads.map(() => '---').join(' | '), ...rows].map((row) => `| ${row} |`).join('\n');
}

if (import.meta.main) writeFileSync(path, errorsPage());
