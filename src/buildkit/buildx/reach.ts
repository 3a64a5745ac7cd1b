import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Endpoint, parseEndpoint } from '../endpoint/parse.ts';
import { BuildkitError, messageOf } from '../errors.ts';
import type { Environment } from '../transport/connection.ts';
import type { BuildxBuilder, BuildxNode } from './store.ts';

/** Where a builder's BuildKit is, and what the programs and sockets on the way there need of the environment. */
export interface Reached {
  readonly endpoint: Endpoint;
  readonly environment: Environment;
}

type Reach = (node: BuildxNode, environment: Environment, signal: AbortSignal) => Reached | Promise<Reached>;

/** How long a cluster may take to name its pods, in milliseconds. */
const KUBECTL_MS = 20_000;
const KUBERNETES_NAME = /^[a-z0-9][-a-z0-9.]*$/;

/** The drivers of buildx. */
const DRIVERS: ReadonlyMap<string, Reach> = new Map(
  Object.entries({
    docker: ({ endpoint }, environment) => ({
      endpoint: { kind: 'docker' as const, ...dockerAt(endpoint) },
      environment,
    }),
    'docker-container': ({ endpoint, name }, environment) => {
      const { context, host } = dockerAt(endpoint);
      const container = `buildx_buildkit_${name}`;
      return {
        endpoint: { kind: 'container', runtime: 'docker', container, ...(context === undefined ? {} : { context }) },
        environment: host === undefined ? environment : { ...environment, DOCKER_HOST: host },
      };
    },
    remote: ({ endpoint, options }, environment) => ({ endpoint: remote(endpoint, options), environment }),
    kubernetes,
  } satisfies Record<string, Reach>),
);

/**
 * Where buildx would reach the first machine of a builder.
 * @throws BuildkitError UNSUPPORTED for a driver whose BuildKit only buildx reaches; CONNECT_FAILED, INVALID_ENDPOINT
 */
export async function reachBuilder(
  { driver, name, node }: BuildxBuilder,
  environment: Environment,
  signal: AbortSignal,
): Promise<Reached> {
  const reach = DRIVERS.get(driver);
  if (reach !== undefined) return reach(node, environment, signal);
  throw new BuildkitError('UNSUPPORTED', `The builder ${name} has the driver "${driver}", which only buildx knows`, {
    hint: `Use a builder with one of the drivers ${[...DRIVERS.keys()].join(', ')}.`,
  });
}

/** An endpoint of a builder in a Docker is the address of that, or else the name of a context. */
function dockerAt(endpoint: string): { readonly host?: string; readonly context?: string } {
  if (endpoint === '') return {};
  return endpoint.includes('://') ? { host: endpoint } : { context: endpoint };
}

function remote(address: string, { cacert, cert, key, servername }: BuildxNode['options']): Endpoint {
  const endpoint = parseEndpoint(address);
  if (endpoint.kind !== 'tcp' || (cacert ?? servername ?? cert) === undefined) return endpoint;
  const tls = {
    ...(cacert === undefined ? {} : { ca: cacert }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
    ...(servername === undefined ? {} : { serverName: servername }),
  };
  return { ...endpoint, tls: { ...endpoint.tls, ...tls } };
}

/** One of the pods of the builder's deployment that run, always the same one as long as there are the same. */
async function kubernetes(
  { endpoint, name, options }: BuildxNode,
  given: Environment,
  signal: AbortSignal,
): Promise<Reached> {
  const query = URL.parse(endpoint)?.searchParams;
  const deployment = nonEmpty(query?.get('deployment')) ?? name.replaceAll('_', '-');
  const { namespace } = options;
  for (const each of [deployment, ...(namespace === undefined ? [] : [namespace])]) {
    if (!KUBERNETES_NAME.test(each))
      throw new BuildkitError('INVALID_ENDPOINT', `"${each}" is not a name in Kubernetes`);
  }
  const kubeconfig = nonEmpty(query?.get('kubeconfig'));
  const environment = kubeconfig === undefined ? given : { ...given, KUBECONFIG: kubeconfig };
  const args = [
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
    'get',
    'pods',
    `--selector=app=${deployment}`,
    '--field-selector=status.phase=Running',
    '--output=name',
  ];
  const { stdout } = await promisify(execFile)('kubectl', args, {
    env: { ...environment },
    signal,
    timeout: KUBECTL_MS,
  }).catch((cause: unknown) => {
    if (signal.aborted) throw new BuildkitError('CANCELLED', 'Asking for pods was cancelled', { cause });
    const { code, stderr = '' } = cause as { code?: unknown; stderr?: string };
    const reason = code === 'ENOENT' ? 'it is not installed, or not on the PATH' : stderr.trim() || messageOf(cause);
    throw new BuildkitError('CONNECT_FAILED', `Can't ask kubectl for the pods of ${deployment}: ${reason}`, { cause });
  });
  const pods = stdout.split('\n').filter((line) => line.startsWith('pod/'));
  const pod = pods.map((line) => line.slice('pod/'.length).trim()).sort()[0];
  if (pod === undefined || !KUBERNETES_NAME.test(pod)) {
    throw new BuildkitError('CONNECT_FAILED', `No pod of the deployment ${deployment} runs`);
  }
  const place = namespace === undefined ? {} : { namespace };
  return { endpoint: { kind: 'kube-pod', pod, container: 'buildkitd', ...place }, environment };
}

function nonEmpty(value: string | null | undefined): string | undefined {
  return value === '' || value === null ? undefined : value;
}
