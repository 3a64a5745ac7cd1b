import { posix } from 'node:path';
import type { Folder } from '../folder.ts';
import { asArray, asRecord, asString, type Step } from '../manifests/document.ts';
import { asPath, asPort, isCatchAll, withoutInstall, type Hints } from './hints.ts';
import { hint, peekYaml } from './peek.ts';

/** The service of render.yaml whose root folder this is; a single one without a folder is meant for where the file lies. */
export function renderHints(folder: Folder): Hints {
  for (const base of folder.isRoot ? ['.'] : [folder.path, '.']) {
    const document = peekYaml(folder.repository, posix.join(base, 'render.yaml'));
    const services = asArray(document?.get('services')).map(asRecord);
    const web = (service: Record<string, unknown>) =>
      ['web', 'pserv', 'worker', undefined].includes(asString(service.type));
    const here = services.flatMap((service, index) =>
      web(service) && posix.join(base, asString(service.rootDir) ?? '.').replace(/(?<=.)\/$/, '') === folder.path
        ? [index]
        : [],
    );
    const [index] = here;
    // With several services of one folder the file does not say which of them this is.
    if (document === undefined || index === undefined || here.length > 1) continue;
    const service = services[index] ?? {};
    const at = (...path: Step[]): Step[] => ['services', index, ...path];
    const variables = asArray(service.envVars).map(asRecord);
    const variable = (name: string) =>
      asString(variables.find((each) => each.key === name)?.value) ??
      variables.find((each) => each.key === name)?.value;
    const routes = asArray(service.routes).map(asRecord);
    const caught = routes.some(
      ({ type, source, destination }) => type === 'rewrite' && isCatchAll(source, destination),
    );
    const isStatic = [service.runtime, service.env].includes('static');
    return {
      ...hint('start', document, asString(service.startCommand), 'render.yaml starts it so', at('startCommand')),
      ...hint('health', document, asPath(service.healthCheckPath), 'render.yaml checks it', at('healthCheckPath')),
      ...hint(
        'build',
        document,
        withoutInstall(asString(service.buildCommand)),
        'render.yaml builds it so',
        at('buildCommand'),
      ),
      ...hint('port', document, asPort(variable('PORT')), 'render.yaml sets PORT', at('envVars')),
      ...hint(
        'nodeVersion',
        document,
        asString(variable('NODE_VERSION')),
        'render.yaml sets NODE_VERSION',
        at('envVars'),
      ),
      ...hint('name', document, asString(service.name), 'render.yaml calls it so', at('name')),
      ...hint(
        'catchAll',
        document,
        caught ? 'index.html' : undefined,
        'render.yaml sends every path there',
        at('routes'),
      ),
      ...(isStatic
        ? hint(
            'site',
            document,
            asString(service.staticPublishPath),
            'render.yaml publishes it',
            at('staticPublishPath'),
          )
        : {}),
    };
  }
  return {};
}
