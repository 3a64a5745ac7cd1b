import { posix } from 'node:path';
import { lookup } from '../../untrusted/lookup.ts';
import type { Folder } from '../core/folder.ts';
import {
  asArray,
  asRecord,
  asString,
  asStrings,
  isRecord,
  type Document,
  type Step,
} from '../core/manifests/document.ts';
import type { Repository } from '../core/repository.ts';
import { shellWord } from '../core/shell-word.ts';
import { asPort, type Hints } from '../core/hint.ts';
import { environmentPort } from './environment-port.ts';
import { composeMounts, mountHints } from './mounts.ts';
import { foldersOf, hint, peekYaml } from './peek.ts';

const FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** Name, command, port, health check and company of the compose service that is built from this folder. */
export function composeHints(folder: Folder): Hints {
  for (const base of folder.isRoot ? ['.'] : ['.', folder.path]) {
    for (const name of FILES) {
      const document = peekYaml(folder.repository, posix.join(base, name));
      const service = document && serviceBuiltFrom(document, base, folder.path);
      if (document !== undefined && service !== undefined) return hintsOf(folder, document, service);
      const published = document === undefined || !folder.isRoot ? undefined : publishedAs(document, folder);
      if (document !== undefined && published !== undefined) return dataOf(folder, document, published);
    }
  }
  return {};
}

/** The service whose image is called as the repository is: somebody else has built it from there. */
function publishedAs(document: Document, { repository }: Folder): string | undefined {
  return Object.entries(asRecord(document.get('services'))).find(([, service]) => {
    const image = asString(asRecord(service).image)?.split('/').at(-1)?.split(/[:@]/)[0]?.toLowerCase() ?? '';
    return image.length > 2 && repository.name.toLowerCase().endsWith(image);
  })?.[0];
}

function dataOf(folder: Folder, document: Document, service: string): Hints {
  const at = (...path: Step[]): Step[] => ['services', service, 'volumes', ...path];
  const mounts = composeMounts(document.get(...at()), at);
  return mountHints(folder, document, `the compose service ${service} keeps it in a volume`, mounts);
}

/** The folders below the root that its compose file builds something from. */
export function composeFolders(repository: Repository): readonly string[] {
  const document = FILES.map((name) => peekYaml(repository, name)).find((found) => found !== undefined);
  const contexts = Object.values(asRecord(document?.get('services'))).map((service) => {
    const build = asRecord(service).build;
    return asString(isRecord(build) ? build.context : build) ?? '.';
  });
  return foldersOf(
    repository,
    contexts.map((context) => posix.normalize(context).replace(/(?<=.)\/$/, '')),
  );
}

/**
 * The first that is built from the folder, by its own Dockerfile rather than by one for a neighbour; one that builds everything from the
 * root may say its folder with its Dockerfile.
 */
function serviceBuiltFrom(document: Document, base: string, folder: string): string | undefined {
  const built = Object.entries(asRecord(document.get('services'))).filter(([, service]) => {
    const build = asRecord(service).build;
    const context = asString(isRecord(build) ? build.context : build);
    if (context === undefined) return false;
    const dockerfile = asString(asRecord(build).dockerfile) ?? 'Dockerfile';
    const clean = (path: string) => path.replace(/(?<=.)\/$/, '');
    const places = [posix.join(base, context), posix.join(base, context, posix.dirname(dockerfile))];
    return clean(places[dockerfile.includes('/') ? 1 : 0] ?? '') === folder;
  });
  const own = built.find(([, service]) =>
    /(?:^|\/)Dockerfile$/.test(asString(asRecord(asRecord(service).build).dockerfile) ?? 'Dockerfile'),
  );
  return (own ?? built[0])?.[0];
}

function hintsOf(folder: Folder, document: Document, service: string): Hints {
  const at = (...path: Step[]): Step[] => ['services', service, ...path];
  const get = (...path: Step[]) => document.get(...at(...path));
  const published = asArray(get('ports'))
    .map(targetPort)
    .find((value) => value !== undefined);
  const exposed = asArray(get('expose'))
    .map(asPort)
    .find((value) => value !== undefined);
  const test = JSON.stringify(get('healthcheck', 'test') ?? '');
  const health = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[^\s/'"\\]+)?(\/[^\s'"\\|)\]]*)/.exec(test)?.[1];
  const needed = isRecord(get('depends_on')) ? Object.keys(asRecord(get('depends_on'))) : asStrings(get('depends_on'));
  const told = environmentPort((name) => variable(get('environment'), name));
  return {
    ...dataOf(folder, document, service),
    ...hint('port', document, exposed, `the compose service ${service} exposes it`, at('expose')),
    ...hint('port', document, published, `the compose service ${service} publishes it`, at('ports')),
    ...hint(
      'port',
      document,
      told?.port,
      `the compose service ${service} sets ${told?.variable ?? ''}`,
      at('environment'),
    ),
    ...hint('health', document, health, `the compose service ${service} checks it`, at('healthcheck')),
    ...hint(
      'usualStart',
      document,
      commandLine(get('command')),
      `the compose service ${service} starts it so`,
      at('command'),
    ),
    ...hint('name', document, service, 'the compose file calls it so', at()),
    ...hint(
      'beside',
      document,
      needed.length === 0 ? undefined : needed.join(', '),
      `the compose service ${service} depends on it`,
      at('depends_on'),
    ),
  };
}

/** A string is read by a shell; the words of a list are what they are. */
function commandLine(value: unknown): string | undefined {
  const words = asArray(value).flatMap((word) => (typeof word === 'number' ? String(word) : (asString(word) ?? [])));
  return asString(value) ?? (words.length === 0 ? undefined : words.map(shellWord).join(' '));
}

/** An environment comes as a mapping or as a list of assignments; one that another variable decides says nothing. */
function variable(environment: unknown, name: string): unknown {
  if (isRecord(environment)) return lookup(environment, name);
  const line = asStrings(environment).find((each) => each.startsWith(`${name}=`));
  return line?.slice(name.length + 1);
}

/** `8080:80`, `127.0.0.1:8080:80/tcp`, `{target: 80}`. */
function targetPort(entry: unknown): number | undefined {
  if (isRecord(entry)) return asPort(entry.target);
  const text = typeof entry === 'number' ? String(entry) : asString(entry);
  return asPort(
    text
      ?.replace(/\/(?:tcp|udp)$/, '')
      .split(':')
      .at(-1),
  );
}
