import { cacheMount, copy, exec, file, secretMount, sshMount, type Mount, type State } from '../llb/index.ts';
import { scopeHost } from './cache-scope.ts';
import type { Trust } from './certificates.ts';
import type { BuildStage, ContextStep, RunStep } from './image-plan.ts';
import { BUILD_ROOT } from './plan-image.ts';
import type { Proxied } from './step-proxies.ts';

/** What the steps of the build stage have in common. */
export interface StepContext {
  readonly trust: Trust;
  readonly proxied: Proxied;
  readonly repository: State;
  /** Shown before every step's name. */
  readonly prefix: string;
  readonly noCache: boolean;
}

/** Does the steps of a build stage, one after the other. */
export function buildSteps(start: State, stage: BuildStage, context: StepContext): State {
  return stage.steps.reduce(
    (state, step) =>
      step.kind === 'context'
        ? contextStep(state, step, context.repository, context.prefix)
        : runStep(state, step, stage, context),
    start,
  );
}

function contextStep(state: State, step: ContextStep, repository: State, prefix: string): State {
  const action = copy(repository, '/', `${BUILD_ROOT}/`, {
    contentsOnly: true,
    createDestPath: true,
    ...(step.include === undefined ? {} : { include: step.include }),
  });
  return file(state, [action], { name: `${prefix}[build] ${step.name}` });
}

function runStep(
  state: State,
  step: RunStep,
  stage: BuildStage,
  { trust, proxied, prefix, noCache }: StepContext,
): State {
  return exec(state, {
    args: ['/bin/sh', '-c', step.run],
    cwd: step.cwd,
    env: { ...trust.env, ...sshEnvironment(stage.ssh), ...stage.env },
    name: `${prefix}[build] ${step.name}`,
    mounts: [
      ...step.caches.map(({ id, target }) => cacheMount(target, { id })),
      ...stage.secrets.map((id) => secretMount(`/run/secrets/${id}`, { id })),
      ...stage.secrets.flatMap((id) => toolSettings(id)),
      ...stage.ssh.map((id, index) => sshMount(sshSocket(index), { id })),
      ...trust.mounts,
    ],
    ...(stage.scope === undefined || step.caches.length === 0 ? {} : { extraHosts: [scopeHost(stage.scope)] }),
    ...(stage.network === undefined ? {} : { network: stage.network }),
    secretEnv: stage.secrets.filter((id) => VARIABLE.test(id)).map((id) => ({ id, name: id })),
    ...(stage.network === 'none' ? {} : proxied),
    ...fresh(noCache),
  }).root;
}

/** Secrets that are a tool's own settings for the user, by the id that asks for it: they also lie where the tool looks. */
const TOOL_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['maven-settings', '/root/.m2/settings.xml'],
  ['gradle-properties', '/root/.gradle/gradle.properties'],
  ['nuget-config', '/root/.nuget/NuGet/NuGet.Config'],
]);

function toolSettings(id: string): readonly Mount[] {
  const target = TOOL_SETTINGS.get(id);
  return target === undefined ? [] : [secretMount(target, { id })];
}

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

function sshSocket(index: number): string {
  return `/run/buildkit/ssh_agent.${index}`;
}

/** ssh and git find an agent by this one variable; the first of several is the one they use. */
function sshEnvironment(ssh: readonly string[]): Readonly<Record<string, string>> {
  return ssh.length === 0 ? {} : { SSH_AUTH_SOCK: sshSocket(0) };
}

/** Options of a step that is run whatever the cache has. */
export function fresh(noCache: boolean): { readonly ignoreCache?: boolean } {
  return noCache ? { ignoreCache: true } : {};
}
