import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionProgress } from '../../../src/action/action-progress.ts';
import { annotateFailure } from '../../../src/action/annotate.ts';
import { tellComplaint } from '../../../src/action/cache/complaint.ts';
import * as log from '../../../src/action/log.ts';
import { tellDecisions } from '../../../src/action/tell-debug.ts';
import { tellReport } from '../../../src/action/tell-report.ts';
import { writeSummary } from '../../../src/action/summary/summary.ts';
import { writeFailure } from '../../../src/action/summary/write.ts';
import { BuildkitError, type StatusUpdate } from '../../../src/buildkit/index.ts';
import { explain } from '../../../src/cli/failure.ts';
import { describeReport } from '../../../src/cli/print-report.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { explainBuildFailure } from '../../../src/app/explain-failure.ts';
import type { BuildReport } from '../../../src/report/build-report.ts';
import { PlainProgress } from '../../../src/report/plain.ts';
import { StepTracker, type Change } from '../../../src/report/steps.ts';
import { TerminalProgress } from '../../../src/report/terminal.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { hostileDelta } from '../../support/hostile/delta.ts';
import { HOSTILE_TEXTS, OUTSIDE, TAKEN } from '../../support/hostile-texts.ts';
import { runnerCommands } from '../../support/runner-commands.ts';
import { startScript } from '../../support/run-program.ts';
import { newKey, signedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { RepositoryServer } from '../wolfi/support/repository-server.ts';

const { signal } = new AbortController();
const key = newKey('test.rsa.pub');
let folder: string;
let server: RepositoryServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-hostile-'));
  writeFileSync(join(folder, 'test.rsa.pub'), key.trusted.pem);
  server = await RepositoryServer.start((request, response) => {
    const arch = request.url?.split('/')[2] ?? '';
    const names = ['ca-certificates-bundle', 'wolfi-baselayout', 'nodejs-24', 'npm', 'nginx'];
    response.end(signedArchive(indexText(...names.map((name) => ({ name, arch }))), key));
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

/** Nothing of theirs is left in what is shown: no character, no password, and no command to the runner. */
function expectHarmless(output: string): void {
  expect(output).not.toMatch(OUTSIDE);
  expect(runnerCommands(output).filter(({ data }) => data === TAKEN)).toEqual([]);
  const names = new Set(runnerCommands(output).map(({ name }) => name));
  for (const ours of ['debug', 'group', 'endgroup', 'error', 'warning', 'notice', 'add-mask']) names.delete(ours);
  expect([...names]).toEqual([]);
}

/** What `run` writes to the log of the step. */
async function logOf(run: () => Promise<void> | void): Promise<string> {
  let text = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  await run();
  jest.restoreAllMocks();
  return text;
}

/** A build in which everything that the daemon says is the given text. */
function updates(text: string): readonly StatusUpdate[] {
  const nothing: StatusUpdate = { vertexes: [], statuses: [], logs: [], warnings: [] };
  const vertex = { digest: text, name: text, inputs: [], cached: false, started: 1 };
  const said = { vertex: text, stream: 'stdout', data: Buffer.from(`${text}\n${text}`), time: 1 } as const;
  return [
    { ...nothing, vertexes: [vertex] },
    { ...nothing, statuses: [{ id: text, vertex: text, name: text, current: 1, total: 2 }] },
    { ...nothing, logs: [said], warnings: [{ vertex: text, level: 1, short: text, detail: [text], url: text }] },
    { ...nothing, vertexes: [{ ...vertex, completed: 2, error: text }] },
  ];
}

describe.each(HOSTILE_TEXTS)('%j', (text) => {
  test('as all that a daemon and its steps say, on a terminal, in lines and in the log of a workflow', async () => {
    const written: string[] = [];
    const write = (part: string): void => void written.push(part);
    const show = (progress: { show: (changes: readonly Change[]) => void; close: () => void }): void => {
      const tracker = new StepTracker();
      for (const update of updates(text)) progress.show(tracker.update(update));
      progress.close();
    };
    for (const verbosity of ['quiet', 'normal', 'verbose'] as const) show(new PlainProgress(write, verbosity));
    expectHarmless(written.join(''));
    expectHarmless(await logOf(() => show(new ActionProgress())));

    written.length = 0;
    show(new TerminalProgress({ write, columns: () => 80, colors: true, now: () => 1 }));
    // The program's own colours, and how it draws over what it drew.
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    expectHarmless(written.join('').replaceAll(/\u001b\[(?:\d+A\u001b\[0J|(?:0|2|31|32)m)/g, ''));
  });

  test('as a failure, its hint and its place, on the command line, in annotations and in the job summary', async () => {
    const tracker = new StepTracker();
    for (const update of updates(text)) tracker.update(update);
    const location = { file: text, line: 1 };
    const failures = [
      new AipackError({ code: 'SPEC_INVALID', message: text, hint: text, location }),
      explainBuildFailure(new BuildkitError('EXEC_FAILED', text, { exitCode: 1, hint: text }), tracker),
      explainBuildFailure(new BuildkitError('SOLVE_FAILED', text, { hint: text })),
      new Error(text),
    ];
    for (const failure of failures) {
      expectHarmless(explain(failure, signal));
      expectHarmless(await logOf(() => annotateFailure(failure, signal)));
      const summary = await summaryOf(() => writeFailure(failure));
      expectHarmless(summary);
      expect(withoutOurMarkup(summary)).not.toMatch(MARKUP);
    }
    const said = await logOf(() => {
      log.notice(log.told(text), location);
      log.warning(log.told(text));
      log.info(log.reason(new Error(text)));
      tellComplaint(text, log);
    });
    expectHarmless(said);
  });

  test('as everything in a report, as text and in the job summary', async () => {
    const report: BuildReport = {
      service: {
        name: text,
        path: text,
        language: text,
        buildSystem: text,
        framework: text,
        reasons: [{ what: text, value: text, because: text, file: text, line: 1 }],
      },
      tags: [text],
      pushed: true,
      unchanged: false,
      digest: text,
      imageid: text,
      platforms: [{ platform: text, size: 1, packages: { build: [text], runtime: [text, text] } }],
      attestations: [text],
      buildkit: { endpoint: text, version: text },
      baseImage: text,
      delta: hostileDelta(text),
      steps: {
        total: 1,
        cached: 0,
        longest: [{ name: text, seconds: 1 }],
        shown: [{ name: `[build] ${text}`, seconds: 1, cached: false }],
      },
      context: { bytes: 1 },
      stages: [{ stage: text, milliseconds: 1 }],
    };
    expectHarmless(describeReport(report));
    expectHarmless(await logOf(() => tellReport(report)));
    expectHarmless(await logOf(() => tellDecisions(report)));
    const summary = await summaryOf(() => writeSummary(report));
    expectHarmless(summary);
    expect(withoutOurMarkup(summary)).not.toMatch(MARKUP);
  });

  test('as the names in a build that a file describes, through every verb and format', async () => {
    const metadata = { language: text, build_system: text, framework: text, path: '.', project_name: 'web' };
    const because = [{ what: text, value: text, because: text, file: text, line: 1 }];
    const spec = {
      metadata: { ...metadata, reasoning: because },
      build: { packages: ['nodejs-24'], commands: [{ run: text, name: text }], env: { A: text } },
      runtime: { packages: ['nodejs-24'], command: ['node', text], env: { A: text }, copy: [{ from: 'a', to: 'b' }] },
    };
    writeFileSync(join(folder, 'spec.json'), JSON.stringify(spec));
    for (const verb of ['detect', 'validate', 'plan']) {
      const { exitCode, stdout, stderr } = await aipack(verb, '.', '--spec', 'spec.json');
      expectHarmless(stdout + stderr);
      // A NUL can be no part of a command, and is refused.
      if (text.includes('\0')) continue;
      expect({ verb, exitCode, stderr }).toEqual({ verb, exitCode: 0, stderr: '' });
      const json = await aipack(verb, '.', '--spec', 'spec.json', '--format', 'json');
      expectHarmless(json.stdout.replaceAll('pass-word-1', ''));
      expect(JSON.stringify(JSON.parse(json.stdout))).toContain(JSON.stringify(text));
    }
  });

  test('as every argument of the command', async () => {
    for (const args of [
      [text],
      ['detect', text],
      ['detect', `--${text}`],
      ['detect', '.', '--platform', text],
      ['build', '.', '--tag', text, '--secret', text, '--output', text, '--buildkit', text, '--cache-from', text],
      ['packages', 'search', text],
      ['packages', 'validate', text],
    ]) {
      const { exitCode, stdout, stderr } = await aipack(...args);
      expect(exitCode).not.toBe(0);
      expectHarmless(stdout + stderr);
    }
  });
});

test('a repository in which everything has such a name, in mode detect and as a build that fails', async () => {
  const tree = join(folder, 'tree');
  const nameOf = (text: string): string => text.replaceAll(/[/\0]|pass-word-1/g, '').toWellFormed();
  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    const service = join(tree, `services/${index}-${nameOf(text)}`);
    mkdirSync(service, { recursive: true });
    const manifest = { name: text, main: text, scripts: { start: `node ${text}`, build: text }, dependencies: {} };
    writeFileSync(join(service, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(service, 'package-lock.json'), '{}');
    writeFileSync(join(service, nameOf(text)), text);
    writeFileSync(join(service, 'Procfile'), `web: ${text}`);
  }
  const verbs = [['detect'], ['detect', '--explain'], ['validate'], ['build', '--buildkit', 'unix:///nowhere.sock']];
  for (const [verb = '', ...options] of verbs) {
    const { stdout, stderr } = await aipack(verb, 'tree', ...options);
    expectHarmless(stdout + stderr);
    expect(stdout + stderr).not.toMatch(/bug in aipack/);
  }
  for (const mode of ['detect', 'build']) {
    const step = await action({ INPUT_MODE: mode, INPUT_CONTEXT: 'tree' });
    expectHarmless(step.log);
    expect(withoutOurMarkup(step.summary)).not.toMatch(MARKUP);
    expect(step.log).not.toMatch(/\n\s+at /);
  }
}, 60_000);

test('the action hides its secrets and its token before it says anything, and never repeats a list that is broken', async () => {
  const step = await action({
    INPUT_CONTEXT: 'hush-value',
    'INPUT_GITHUB-TOKEN': 'hush-token',
    INPUT_SECRETS: '"A=hush-value\nhush-second"',
    'INPUT_SECRET-ENVS': 'B=VARIABLE',
    VARIABLE: 'hush-variable',
  });
  const [first = '', ...rest] = step.log.split(/(?=^::error)/m);
  expect(runnerCommands(first).map(({ name }) => name)).toEqual(expect.arrayContaining(['add-mask']));
  const masks = runnerCommands(first).map(({ data }) => data);
  expect(masks).toEqual(expect.arrayContaining(['hush-token', 'hush-value', 'hush-second', 'hush-variable']));
  expect(rest.join('')).toContain('hush-value');

  const broken = await action({ INPUT_SECRETS: 'A=-----BEGIN hush-----\nhush\n"hush', 'INPUT_SECRET-FILES': 'hush' });
  expect(broken.log).toMatch(/^::error title=INPUT_INVALID::The input secrets/m);
  expect(broken.log + broken.summary).not.toContain('hush');
}, 60_000);

/** What Markdown, HTML or GitHub would see something in, outside of what is written as code. */
const MARKUP = /[<>`*[\]!_|@]|&(?!#\d+;)|\n\n#|https?:/;

/** A summary without its own markup, and without what is written as code and only has harmless characters in it. */
function withoutOurMarkup(summary: string): string {
  return summary
    .replaceAll(/^```mermaid\n(.*?)\n```$/gms, (_, lines: string) =>
      lines
        .split('\n')
        .filter((line) => !PICTURE.some((form) => form.test(line)))
        .join('\n'),
    )
    .replaceAll(/<(code|pre)>[A-Za-z0-9 .,+()/:@=~&#;-]*<\/\1>/g, '')
    .replaceAll(/<\/?(?:h3|h4|p|b|br|table|tr|th|td|details|summary)>|<th align="left">/g, '');
}

/** The lines that a picture is made of: what is of others stands between quotes, and is letters, or characters by their number. */
const PICTURE = [
  /^flowchart LR$/,
  /^[a-z0-9]+(?:\["(?:[\p{L}\p{N} .,/()…-]|#\d+;|<br>)*"\]|\[\("\d+ packages<br>[a-z ]+"\)\])$/u,
  /^[a-z0-9]+(?: (?:&|-->) [a-z0-9]+)+$/,
  /^class(?:Def cached stroke-dasharray:4| [a-z0-9,]+ cached)$/,
];

async function summaryOf(run: () => Promise<void>): Promise<string> {
  const file = join(folder, 'summary');
  writeFileSync(file, '');
  process.env.GITHUB_STEP_SUMMARY = file;
  await run();
  return readFileSync(file, 'utf8');
}

async function aipack(...args: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const output = { stdout: '', stderr: '' };
  const exitCode = await runCli(args, {
    environment: {
      XDG_CACHE_HOME: join(folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: server.url,
      AIPACK_PACKAGE_KEYS: join(folder, 'test.rsa.pub'),
    },
    directory: folder,
    stdout: (text) => (output.stdout += text),
    stderr: (text) => (output.stderr += text),
    signal,
  });
  return { exitCode, ...output };
}

/** Runs the action from its source, as a step whose inputs are given as the runner gives them. */
async function action(inputs: NodeJS.ProcessEnv): Promise<{ log: string; summary: string }> {
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map((name) => [name, join(folder, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  const { stdout, stderr } = await startScript('src/action/main.ts', [], {
    PATH: process.env.PATH,
    HOME: folder,
    BUILDKIT_HOST: 'unix:///nowhere.sock',
    GITHUB_WORKSPACE: folder,
    GITHUB_RUN_ID: '42',
    RUNNER_TEMP: folder,
    'INPUT_PACKAGE-REPOSITORIES': server.url,
    'INPUT_PACKAGE-KEYS': 'test.rsa.pub',
    ...files,
    ...inputs,
  }).ended;
  return { log: stdout + stderr, summary: readFileSync(files.GITHUB_STEP_SUMMARY ?? '', 'utf8') };
}
