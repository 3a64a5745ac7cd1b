import { posix } from 'node:path';
import { lookup } from '../../untrusted/lookup.ts';
import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString, asStrings, type Document, type Step } from '../core/manifests/document.ts';
import { shellWord } from '../core/shell-word.ts';
import { asPath, asPort, type Hints } from '../core/hint.ts';
import { environmentPort } from './environment-port.ts';
import { mountHints } from './mounts.ts';
import { hint, peekYamlStream } from './peek.ts';

const FOLDERS = ['k8s', 'kubernetes', 'deploy', 'deployment', 'manifests', '.k8s', 'kube'];
/** Folders below those, for the layouts of Kustomize and of separate services. */
const BELOW = ['base', 'k8s', 'kubernetes', 'manifests'];
const MAX_FILES = 40;

/** Where a kind of workload keeps the specification of its containers. */
const CONTAINERS: Readonly<Record<string, readonly Step[]>> = {
  Deployment: ['spec', 'template', 'spec', 'containers'],
  StatefulSet: ['spec', 'template', 'spec', 'containers'],
  DaemonSet: ['spec', 'template', 'spec', 'containers'],
  Rollout: ['spec', 'template', 'spec', 'containers'],
  Service: ['spec', 'template', 'spec', 'containers'],
  Pod: ['spec', 'containers'],
};

interface Container {
  readonly document: Document;
  readonly path: readonly Step[];
  /** What it, its workload and its image are called. */
  readonly names: readonly string[];
}

/** Images of what services stand on. */
const BACKEND =
  /^(?:[^/]+\/)*(?:postgres\w*|mysql|mariadb|mongo\w*|redis|valkey|memcached|rabbitmq|kafka|zookeeper|elasticsearch|opensearch|nats|minio|cassandra|cockroach|influxdb)(?:[:@]|$)/;

/**
 * Port, probe and command of the container that is this service, in the manifests beside it or at the root of the repository.
 * It is the only container there, or the one that bears the service's name; templates that are not YAML yet say nothing.
 */
export function kubernetesHints(folder: Folder): Hints {
  for (const from of folder.isRoot ? [folder] : [folder, folder.sub(folder.relative('.'))]) {
    const containers = manifestFiles(from).flatMap((path) =>
      peekYamlStream(folder.repository, path).flatMap(containersOf),
    );
    const own = posix.basename(folder.path);
    const named = containers.filter(({ names }) => names.includes(own));
    const [container] =
      named.length > 0 ? named : from.path === folder.path && containers.length === 1 ? containers : [];
    if (container !== undefined) return hintsOf(folder, container);
  }
  return {};
}

function manifestFiles(folder: Folder): readonly string[] {
  const folders = FOLDERS.flatMap((name) => [name, ...BELOW.map((below) => `${name}/${below}`)]);
  return folders
    .flatMap((name) => folder.matching(/\.ya?ml$/, name).map((file) => folder.at(`${name}/${file}`) ?? file))
    .slice(0, MAX_FILES);
}

function containersOf(document: Document): readonly Container[] {
  const place = lookup(CONTAINERS, asString(document.get('kind')) ?? '');
  if (place === undefined) return [];
  return asArray(document.get(...place)).flatMap((value, index) => {
    const container = asRecord(value);
    if (BACKEND.test(asString(container.image) ?? '')) return [];
    const image = asString(container.image)?.split('/').at(-1)?.split(/[:@]/)[0];
    const names = [asString(document.get('metadata', 'name')), asString(container.name), image];
    return { document, path: [...place, index], names: names.filter((name) => name !== undefined) };
  });
}

function hintsOf(folder: Folder, { document, path }: Container): Hints {
  const at = (...rest: Step[]): Step[] => [...path, ...rest];
  const get = (...rest: Step[]) => document.get(...at(...rest));
  const [probe = 'livenessProbe'] = ['livenessProbe', 'readinessProbe', 'startupProbe'].filter(
    (name) => asPath(get(name, 'httpGet', 'path')) !== undefined,
  );
  const indexOf = (name: string) => asArray(get('env')).findIndex((each) => asRecord(each).name === name);
  const told = environmentPort((name) => get('env', indexOf(name), 'value'));
  const words = [...asStrings(get('command')), ...asStrings(get('args'))];
  const volumes = asArray(document.get(...path.slice(0, -2), 'volumes')).map(asRecord);
  const kept = new Set(
    volumes.flatMap((each) => ((each.persistentVolumeClaim ?? each.emptyDir ?? each.ephemeral) ? [each.name] : [])),
  );
  for (const claim of asArray(document.get('spec', 'volumeClaimTemplates')))
    kept.add(asString(asRecord(asRecord(claim).metadata).name));
  const mounts = asArray(get('volumeMounts')).flatMap((each, index) => {
    const { mountPath, name, readOnly } = asRecord(each);
    const target = asString(mountPath);
    return target === undefined || readOnly === true || !kept.has(name)
      ? []
      : [{ target, path: at('volumeMounts', index) }];
  });
  return {
    ...mountHints(folder, document, 'the Kubernetes manifest mounts a volume there', mounts),
    ...hint(
      'port',
      document,
      told?.port,
      `the Kubernetes manifest sets ${told?.variable ?? ''}`,
      at('env', indexOf(told?.variable ?? '')),
    ),
    ...hint(
      'port',
      document,
      asPort(get('ports', 0, 'containerPort')),
      'the Kubernetes manifest names it',
      at('ports', 0, 'containerPort'),
    ),
    ...hint(
      'health',
      document,
      asPath(get(probe, 'httpGet', 'path')),
      'the Kubernetes manifest probes it',
      at(probe, 'httpGet', 'path'),
    ),
    ...hint(
      'usualStart',
      document,
      words.length === 0 ? undefined : words.map(shellWord).join(' '),
      'the Kubernetes manifest starts it so',
      at(get('command') === undefined ? 'args' : 'command'),
    ),
  };
}
