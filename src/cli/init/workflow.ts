/** What a workflow is written for. */
export interface WorkflowFacts {
  /** Branch whose pushes make images. */
  readonly branch: string;
  /** Folder to build, from the root of the repository; `.` for the root itself. */
  readonly context: string;
  /** Whether there are several services. */
  readonly several: boolean;
}

/** Pull requests are built, and nothing of them is pushed: their tokens may not. */
const PUSH = "${{ github.event_name != 'pull_request' }}";

/**
 * A workflow that builds what a repository has. No tags are named: images are called as the event says, below the repository's own
 * name on ghcr.io.
 */
export function workflowText(facts: WorkflowFacts): string {
  const { branch, several } = facts;
  return `${[
    '# Written by `aipack init`, and yours to change: every input is in docs/inputs.md of the action.',
    'name: Image',
    'on:',
    '  push:',
    `    branches: [${JSON.stringify(branch)}]`,
    '    tags: ["v*"]',
    '  pull_request:',
    'jobs:',
    ...(several ? matrixJobs(facts) : singleJob(facts)),
  ].join('\n')}\n`;
}

function singleJob({ context }: WorkflowFacts): readonly string[] {
  return [
    '  build:',
    '    runs-on: ubuntu-latest',
    '    permissions: { contents: read, packages: write }',
    '    steps:',
    '      - uses: actions/checkout@v5',
    '      - uses: org/aipack-action@v1',
    '        with:',
    ...contextLine(context),
    `          push: ${PUSH}`,
  ];
}

function matrixJobs({ context }: WorkflowFacts): readonly string[] {
  return [
    '  services:',
    '    runs-on: ubuntu-latest',
    '    permissions: { contents: read }',
    '    outputs:',
    '      matrix: ${{ steps.aipack.outputs.matrix }}',
    '    steps:',
    '      - uses: actions/checkout@v5',
    '      - id: aipack',
    '        uses: org/aipack-action@v1',
    '        with:',
    ...contextLine(context),
    '          mode: detect',
    '          changed-since: ${{ github.event.pull_request.base.sha || github.event.before }}',
    '  build:',
    '    needs: services',
    '    # An empty matrix fails a workflow: where no service has changed there is nothing to do.',
    '    if: fromJSON(needs.services.outputs.matrix).include[0] != null',
    '    strategy:',
    '      matrix: ${{ fromJSON(needs.services.outputs.matrix) }}',
    '    runs-on: ubuntu-latest',
    '    permissions: { contents: read, packages: write }',
    '    steps:',
    '      - uses: actions/checkout@v5',
    '      - uses: org/aipack-action@v1',
    '        with:',
    ...contextLine(context),
    '          service: ${{ matrix.service }}',
    `          push: ${PUSH}`,
  ];
}

function contextLine(context: string): readonly string[] {
  return context === '.' ? [] : [`          context: ${JSON.stringify(context)}`];
}
