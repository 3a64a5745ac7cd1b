import { posix } from 'node:path';
import type { Folder } from '../folder.ts';
import { asArray, asRecord, asString, isRecord, type Document } from '../manifests/document.ts';
import { peekYaml } from './peek.ts';
import { asPort, type Hints } from './hints.ts';

const FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** The container port and the health check of the compose service that is built from this folder. */
export function composeHints(folder: Folder): Hints {
  for (const base of folder.isRoot ? ['.'] : ['.', folder.path]) {
    for (const name of FILES) {
      const file = posix.join(base, name);
      const document = peekYaml(folder.repository, file);
      const service = document && serviceBuiltFrom(document, base, folder.path);
      if (document !== undefined && service !== undefined) return hintsOf(document, service);
    }
  }
  return {};
}

function serviceBuiltFrom(document: Document, base: string, folder: string): string | undefined {
  return Object.entries(asRecord(document.get('services'))).find(([, service]) => {
    const build = asRecord(service).build;
    const context = asString(isRecord(build) ? build.context : build);
    return context !== undefined && posix.join(base, context).replace(/(?<=.)\/$/, '') === folder;
  })?.[0];
}

function hintsOf(document: Document, service: string): Hints {
  const ports = asArray(document.get('services', service, 'ports'));
  const port = ports.map(targetPort).find((value) => value !== undefined);
  const where = (key: string) => {
    const line = document.line('services', service, key);
    return line === undefined ? { file: document.file } : { file: document.file, line };
  };
  const test = JSON.stringify(document.get('services', service, 'healthcheck', 'test') ?? '');
  const health = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[^\s/'"\\]+)?(\/[^\s'"\\|)\]]*)/.exec(test)?.[1];
  return {
    ...(port === undefined
      ? {}
      : { port: { value: port, because: `the compose service ${service} publishes it`, location: where('ports') } }),
    ...(health === undefined
      ? {}
      : {
          health: {
            value: health,
            because: `the compose service ${service} checks it`,
            location: where('healthcheck'),
          },
        }),
  };
}

/** `8080:80`, `127.0.0.1:8080:80/tcp`, `{target: 80}`. */
function targetPort(entry: unknown): number | undefined {
  if (isRecord(entry)) return asPort(entry.target);
  return asPort(
    String(entry)
      .replace(/\/(?:tcp|udp)$/, '')
      .split(':')
      .at(-1),
  );
}
