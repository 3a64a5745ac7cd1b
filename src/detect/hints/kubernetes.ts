import type { Folder } from '../folder.ts';
import { lineIndex } from '../manifests/document.ts';
import { asPort, type Hints } from './hints.ts';

const FOLDERS = ['k8s', 'kubernetes', 'deploy', 'deployment', 'manifests', '.k8s'];
const MAX_FILES = 20;

/** Images of what services stand on. */
const BACKEND =
  /^(?:[^/]+\/)*(?:postgres\w*|mysql|mariadb|mongo\w*|redis|valkey|memcached|rabbitmq|kafka|zookeeper|elasticsearch|opensearch|nats|minio|cassandra|cockroach|influxdb)(?:[:@]|$)/;

/** Whether a manifest runs a database or the like, and nothing of this repository. */
function runsBackendsOnly(text: string): boolean {
  const images = [...text.matchAll(/^[\s-]*image:\s*["']?([^\s"']+)/gm)].map((match) => match[1] ?? '');
  return images.length > 0 && images.every((image) => BACKEND.test(image));
}

/**
 * `containerPort` and the path of an HTTP probe in the manifests beside a service.
 * Read as text: such folders often hold templates that are not YAML before someone fills them in.
 */
export function kubernetesHints(folder: Folder): Hints {
  const files = FOLDERS.flatMap((name) => folder.matching(/\.ya?ml$/, name).map((file) => `${name}/${file}`));
  let hints: Hints = {};
  for (const file of files.slice(0, MAX_FILES)) {
    const text = folder.read(file);
    if (text === undefined || !/^kind:\s*(?:Deployment|StatefulSet|DaemonSet|Pod)\s*$/m.test(text)) continue;
    if (runsBackendsOnly(text)) continue;
    const lineAt = lineIndex(text);
    const portMatch = /containerPort:\s*(\d+)/.exec(text);
    const port = asPort(portMatch?.[1]);
    const probe = /httpGet:[^\S\n]*\n(?:[^\n]*\n)??\s*path:\s*["']?(\/[^\s"']*)/.exec(text);
    hints = {
      ...(port === undefined || portMatch === null
        ? {}
        : {
            port: {
              value: port,
              because: 'the Kubernetes manifest names it',
              location: folder.where(file, lineAt(portMatch.index)),
            },
          }),
      ...(probe?.[1] === undefined
        ? {}
        : {
            health: {
              value: probe[1],
              because: 'the Kubernetes manifest probes it',
              location: folder.where(file, lineAt(probe.index)),
            },
          }),
      ...hints,
    };
  }
  return hints;
}
