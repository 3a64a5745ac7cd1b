import type { Folder } from '../folder.ts';
import { asArray, asRecord, asString, type Document, type Step } from '../manifests/document.ts';
import type { Found } from '../types.ts';
import { peekJson, peekToml, peekYaml } from './peek.ts';
import { asPort, type Hints } from './hints.ts';

/** Configuration of hosting platforms that build from source: fly.toml, render.yaml, railway.json and railway.toml. */
export function platformHints(folder: Folder): Hints {
  return { ...flyHints(folder), ...renderHints(folder), ...railwayHints(folder) };
}

function flyHints(folder: Folder): Hints {
  const document = open(folder, 'fly.toml', peekToml);
  if (document === undefined) return {};
  const port = asPort(document.get('http_service', 'internal_port') ?? document.get('services', 0, 'internal_port'));
  const health = asString(asRecord(asArray(document.get('http_service', 'checks'))[0]).path);
  return {
    ...(port === undefined
      ? {}
      : { port: found(document, port, 'fly.toml names it', ['http_service', 'internal_port']) }),
    ...(health?.startsWith('/')
      ? { health: found(document, health, 'fly.toml checks it', ['http_service', 'checks']) }
      : {}),
  };
}

function renderHints(folder: Folder): Hints {
  const document = open(folder, 'render.yaml', peekYaml);
  const services = asArray(document?.get('services')).map(asRecord);
  const index = services.findIndex((service) => ['web', 'pserv', undefined].includes(asString(service.type)));
  const service = services[index];
  // With several services the file does not say which one this folder is.
  if (document === undefined || service === undefined || services.length > 1) return {};
  const health = asString(service.healthCheckPath);
  const start = asString(service.startCommand);
  return {
    ...(health?.startsWith('/')
      ? { health: found(document, health, 'render.yaml checks it', ['services', index, 'healthCheckPath']) }
      : {}),
    ...(start === undefined
      ? {}
      : { start: found(document, start, 'render.yaml starts it so', ['services', index, 'startCommand']) }),
  };
}

function railwayHints(folder: Folder): Hints {
  const document = open(folder, 'railway.json', peekJson) ?? open(folder, 'railway.toml', peekToml);
  if (document === undefined) return {};
  const health = asString(document.get('deploy', 'healthcheckPath'));
  const start = asString(document.get('deploy', 'startCommand'));
  return {
    ...(health?.startsWith('/')
      ? { health: found(document, health, 'the Railway configuration checks it', ['deploy', 'healthcheckPath']) }
      : {}),
    ...(start === undefined
      ? {}
      : { start: found(document, start, 'the Railway configuration starts it so', ['deploy', 'startCommand']) }),
  };
}

function open(
  folder: Folder,
  name: string,
  peek: (repository: Folder['repository'], path: string) => Document | undefined,
): Document | undefined {
  const path = folder.at(name);
  return path === undefined ? undefined : peek(folder.repository, path);
}

function found<T>(document: Document, value: T, because: string, path: Step[]): Found<T> {
  const line = document.line(...path);
  return { value, because, location: line === undefined ? { file: document.file } : { file: document.file, line } };
}
