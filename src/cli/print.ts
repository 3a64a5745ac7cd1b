import { megabytes } from '../report/megabytes.ts';
import type { Detected, Planned, Validated } from '../app/line.ts';
import { normaliseCommand, type UniversalBuild } from '../schema/universal-build.ts';
import { joined, printable, say, type Printable } from '../untrusted/printable.ts';
import { columns } from '../report/table.ts';

/** A UniversalBuild for a person: each decision with its evidence, then what will be done. */
function describeBuild(build: UniversalBuild, width?: number): Printable {
  const { metadata, runtime } = build;
  const title = metadata.path === '.' ? metadata.project_name : `${metadata.project_name} (${metadata.path})`;
  const kind = [metadata.framework, metadata.language].filter(Boolean).join(', ');
  const facts: [string, string][] = [
    ['build', build.build.packages.join(' ')],
    ...build.build.commands.map((command): [string, string] => ['', summaryOf(normaliseCommand(command).name)]),
    ['image', runtime.packages.join(' ')],
    ...runtime.copy.map(({ from, to }): [string, string] => ['', `${from} → ${to}`]),
    ['start', runtime.command.join(' ')],
    ['ports', runtime.ports.join(' ')],
    ['health', runtime.health?.endpoint ?? ''],
  ];
  const because = metadata.reasoning.map(({ what, value, because, file, line, source }) => [
    source === undefined ? what : `${what} (${source})`,
    value,
    because,
    file === undefined ? '' : line === undefined ? file : `${file}:${line}`,
  ]);
  const parts = [
    printable(`${title}: ${kind}, built with ${metadata.build_system}`),
    columns(
      facts.filter(([name, value]) => name === '' || value !== ''),
      width,
    ),
    ...(because.length === 0 ? [] : [say``, say` Why:`, columns(because, width)]),
  ];
  return joined(parts, '\n');
}

function summaryOf(text: string): string {
  const [first = '', ...more] = text.split('\n');
  return more.length === 0 ? first : `${first} …`;
}

export function describeDetected({ builds, dockerfile }: Detected, width?: number): Printable {
  if (dockerfile !== undefined) return printable(`${dockerfile}: built as its Dockerfile says`);
  return joined(
    builds.map((build) => describeBuild(build, width)),
    '\n\n',
  );
}

/** The packages of every stage and platform at their versions. */
export function describeValidated({ pinned }: Validated, width?: number): Printable {
  const stages = pinned.platforms.flatMap(({ platform, packages }) =>
    (['build', 'runtime'] as const).map((stage) => {
      const size = packages[stage].reduce((sum, { installedSize }) => sum + installedSize, 0);
      const rows = packages[stage].map(({ name, version, installedSize }) => [name, version, megabytes(installedSize)]);
      const title = printable(`${stage}, ${platform}: ${rows.length} packages, ${megabytes(size)} installed`);
      return say`${title}\n${columns(rows, width)}`;
    }),
  );
  return joined(stages, '\n\n');
}

/** Every step of every platform's image. */
export function describePlanned({ plans, pinned }: Planned, width?: number): Printable {
  // Commands that neither rules nor a person wrote say so wherever they are shown.
  const by = pinned.build.metadata.reasoning.some(({ source }) => source === 'model') ? ' (model)' : '';
  const described = plans.map((plan) => {
    const steps = [
      ['base', plan.installation.way === 'apk' ? plan.baseImage : 'none: each package is a layer'],
      ['build', `${plan.build.packages.length} packages`],
      ...plan.build.steps.map((step) => ['', step.kind === 'run' ? `run${by} ${summaryOf(step.name)}` : step.name]),
      ['image', `${plan.runtime.packages.length} packages`],
      ...plan.runtime.copies.map(({ from, to }) => ['', `${from} → ${to}`]),
      ['user', plan.config.config.User],
      [`start${by}`, plan.config.config.Entrypoint.join(' ')],
      ['ports', Object.keys(plan.config.config.ExposedPorts).join(' ')],
      ['health', plan.config.config.Healthcheck?.Test.slice(1).join(' ') ?? 'none'],
    ];
    return say`${printable(`${plan.projectName}, ${plan.platform}`)}\n${columns(steps, width)}`;
  });
  return joined(described, '\n\n');
}
