import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Lab } from '../../test/lab/lab.ts';
import type { Served } from '../../test/support/lab-fixtures/prepare.ts';
import { projectRoot } from '../../test/support/run-program.ts';

/** The certificates that build steps need on networks that inspect TLS, as an option of buildx. */
export function secret({ AIPACK_CA_FILE: file }: NodeJS.ProcessEnv): readonly string[] {
  return file === undefined ? [] : ['--secret', `id=ca,src=${file}`];
}

/** Where a secret that is a file is to be found by its tool, as our own steps have it. */
const FILES: Readonly<Record<string, string>> = { 'maven-settings': '/root/.m2/settings.xml' };

/**
 * What our plan does, as a Dockerfile: the plan itself says which packages at which versions.
 * @param served what the lab's own servers of libraries ask of a build, as variables of its steps and as options that name secrets
 */
export function dockerfile(
  lab: Lab,
  context: string,
  env: NodeJS.ProcessEnv,
  served: Pick<Served, 'env' | 'secrets'> = { env: {}, secrets: [] },
): string {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'dist/cli/index.js'), 'plan', context, '--format', 'json', ...served.secrets],
    { env: { ...env, ...served.env }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const [plan] = JSON.parse(stdout) as [PlanShape];
  const pin = (packages: PlanShape['build']['packages']): string =>
    packages.map(({ name, version }) => `${name}=${version}`).join(' ');
  const certificates = env.AIPACK_CA_FILE !== undefined;
  const files = Object.entries(FILES).filter(([id]) => served.secrets.some((option) => option.startsWith(`id=${id},`)));
  const mounts = [
    ...(certificates ? ['--mount=type=secret,id=ca,target=/run/ca.pem,mode=0444 '] : []),
    ...files.map(([id, target]) => `--mount=type=secret,id=${id},target=${target} `),
  ];
  const build = [
    `FROM ${lab.baseImage} AS base`,
    'FROM base AS build',
    ...(plan.build.packages.length === 0 ? [] : [`RUN apk add --no-cache ${pin(plan.build.packages)}`]),
    ...(certificates ? ['ENV NODE_EXTRA_CA_CERTS=/run/ca.pem'] : []),
    ...Object.entries(served.env).map(([name, value]) => `ENV ${name}=${value}`),
    'WORKDIR /app',
    ...plan.build.steps.map((step) =>
      step.kind === 'context'
        ? `COPY ${(step.include ?? ['.']).join(' ')} ./`
        : `RUN ${mounts.join('')}${JSON.stringify(['/bin/sh', '-c', step.run])}`,
    ),
  ];
  return [
    ...build,
    'FROM base AS packages',
    `RUN apk add --root /image --initdb --no-cache --keys-dir /etc/apk/keys --repositories-file /etc/apk/repositories ${pin(plan.runtime.packages)}`,
    'FROM scratch',
    'COPY --from=packages /image/ /',
    ...plan.runtime.copies.map(({ from, to }) => `COPY --from=build ${from} ${to}`),
    'WORKDIR /app',
    `USER ${plan.config.config.User}`,
    `ENTRYPOINT ${JSON.stringify(plan.config.config.Entrypoint)}`,
    '',
  ].join('\n');
}

interface PlanShape {
  readonly build: {
    readonly packages: readonly { readonly name: string; readonly version: string }[];
    readonly steps: readonly { readonly kind: string; readonly run: string; readonly include?: readonly string[] }[];
  };
  readonly runtime: {
    readonly packages: readonly { readonly name: string; readonly version: string }[];
    readonly copies: readonly { readonly from: string; readonly to: string }[];
  };
  readonly config: { readonly config: { readonly User: string; readonly Entrypoint: readonly string[] } };
}
