import { posix } from 'node:path';
import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString, type Document, type Step } from '../core/manifests/document.ts';
import type { Repository } from '../core/repository.ts';
import { asPath, asPort, isCatchAll, withoutInstall, type Hints } from '../core/hint.ts';
import { mountHints } from './mounts.ts';
import { hint, peekYaml, versionHint } from './peek.ts';

const KINDS = ['web', 'pserv', 'worker', undefined];

/** The service of render.yaml whose root folder this is; one without a folder is meant for where the file lies. */
export function renderHints(folder: Folder): Hints {
  for (const base of folder.isRoot ? ['.'] : [folder.path, '.']) {
    const document = peekYaml(folder.repository, posix.join(base, 'render.yaml'));
    const here = asArray(document?.get('services')).flatMap((service, index) =>
      isFrom(asRecord(service), base, folder) ? [index] : [],
    );
    const [index] = here;
    // With several services of one folder the file does not say which of them this is.
    if (document !== undefined && index !== undefined && here.length === 1) return hintsOf(folder, document, index);
  }
  return {};
}

/** Folders that render.yaml starts at set times, or gives to a runner of its own, by `rootDir` or by the folder that a command goes into. */
export function renderJobs(repository: Repository): ReadonlyMap<string, string> {
  const services = asArray(peekYaml(repository, 'render.yaml')?.get('services')).map(asRecord);
  const placed = services.map(({ type, rootDir, startCommand, buildCommand }) => {
    const line = asString(startCommand) ?? asString(buildCommand) ?? '';
    return {
      type: asString(type) ?? '',
      path: posix.join(asString(rootDir) ?? /^cd ([\w./-]+) &&/.exec(line)?.[1] ?? '.'),
    };
  });
  const jobs = placed.filter(
    ({ type, path }) => JOBS.has(type) && !placed.some((other) => other.path === path && !JOBS.has(other.type)),
  );
  return new Map(jobs.map(({ type, path }) => [path.replace(/(?<=.)\/$/, ''), `render.yaml runs it as a ${type}`]));
}

const JOBS = new Set(['cron', 'workflow']);

function isFrom(service: Record<string, unknown>, base: string, folder: Folder): boolean {
  const root = posix.join(base, asString(service.rootDir) ?? '.').replace(/(?<=.)\/$/, '');
  return KINDS.includes(asString(service.type)) && root === folder.path;
}

function hintsOf(folder: Folder, document: Document, index: number): Hints {
  const at = (...path: Step[]): Step[] => ['services', index, ...path];
  const text = (key: string) => asString(document.get(...at(key)));
  const variables = asArray(document.get(...at('envVars'))).map(asRecord);
  const variable = (name: string) => variables.find(({ key }) => key === name)?.value;
  const caught = asArray(document.get(...at('routes')))
    .map(asRecord)
    .some(({ type, source, destination }) => type === 'rewrite' && isCatchAll(source, destination));
  const site = [text('runtime'), text('env')].includes('static') ? text('staticPublishPath') : undefined;
  const build = withoutInstall(folder, text('buildCommand'));
  const page = caught ? 'index.html' : undefined;
  const disk = asString(document.get(...at('disk', 'mountPath')));
  const disks = disk === undefined ? [] : [{ target: disk, path: at('disk') }];
  return {
    ...mountHints(folder, document, 'render.yaml mounts a disk there', disks),
    ...hint('start', document, text('startCommand'), 'render.yaml starts it so', at('startCommand')),
    ...hint('health', document, asPath(text('healthCheckPath')), 'render.yaml checks it', at('healthCheckPath')),
    ...hint('build', document, build, 'render.yaml builds it so', at('buildCommand')),
    ...hint('port', document, asPort(variable('PORT')), 'render.yaml sets PORT', at('envVars')),
    ...versionHint(
      'nodejs',
      document,
      versionText(variable('NODE_VERSION')),
      'render.yaml sets NODE_VERSION',
      at('envVars'),
    ),
    ...hint('name', document, text('name'), 'render.yaml calls it so', at('name')),
    ...hint('catchAll', document, page, 'render.yaml sends every path there', at('routes')),
    ...hint('site', document, site, 'render.yaml publishes it', at('staticPublishPath')),
  };
}

/** YAML reads a version without dots as a number. */
function versionText(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : asString(value);
}
