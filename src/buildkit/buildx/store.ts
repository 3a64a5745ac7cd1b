import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { chosenContext, dockerConfigDirectory, readDockerConfig } from '../../oci/index.ts';
import { asObject, parseJsonObject } from '../../untrusted/json.ts';
import { readPlainFile } from '../../untrusted/plain-file.ts';
import type { Environment } from '../transport/connection.ts';

/** A builder that `docker buildx create`, or docker/setup-buildx-action, has written down. */
export interface BuildxBuilder {
  readonly name: string;
  /** `docker-container`, `remote`, `kubernetes`… */
  readonly driver: string;
  /** How many machines it has. */
  readonly size: number;
  /** The first of them. */
  readonly node: BuildxNode;
}

export interface BuildxNode {
  readonly name: string;
  /** A context of Docker, a host as in DOCKER_HOST, or what the driver makes of it. */
  readonly endpoint: string;
  readonly options: Readonly<Record<string, string>>;
}

export interface ChosenBuilder {
  readonly name: string;
  /** Whether BUILDX_BUILDER names it, rather than `docker buildx use`. */
  readonly named: boolean;
  /** Undefined where buildx has written nothing down of that name, or nothing that can be read. */
  readonly builder: BuildxBuilder | undefined;
}

/** Real ones have a few kilobytes: a configuration and certificates lie in them. */
const MAX_BYTES = 4 * 1024 * 1024;
const NAME = /^[a-zA-Z][\w.+-]*$/;
const DEFAULT_HOST = 'unix:///var/run/docker.sock';

/**
 * The builder that buildx itself would take: the one that BUILDX_BUILDER names, else the one in use for where Docker's client leads.
 * Undefined where none was chosen, which is Docker's own.
 */
export async function chosenBuilder(environment: Environment): Promise<ChosenBuilder | undefined> {
  const configuration = dockerConfigDirectory(environment);
  const { BUILDX_BUILDER: named = '', BUILDX_CONFIG: given = '' } = environment;
  const root = isAbsolute(given) ? given : configuration && join(configuration, 'buildx');
  if (named !== '') return { name: named, named: true, builder: await readBuilder(root, named) };
  if (root === undefined) return undefined;
  const name = await nameInUse(root, dockerKey(configuration, environment));
  const builder = name === undefined ? undefined : await readBuilder(root, name);
  // A builder that was removed is not in use any more.
  return name === undefined || builder === undefined ? undefined : { name, named: false, builder };
}

/** What buildx keeps the builder in use by: the context of Docker's client, or the host where that is the default one. */
function dockerKey(directory: string | undefined, { DOCKER_CONTEXT = '', DOCKER_HOST = '' }: Environment): string {
  if (DOCKER_HOST !== '') return DOCKER_HOST;
  const current = directory === undefined ? undefined : chosenContext(readDockerConfig(directory));
  const context = DOCKER_CONTEXT === '' ? (current ?? 'default') : DOCKER_CONTEXT;
  return context === 'default' ? DEFAULT_HOST : context;
}

async function nameInUse(root: string, key: string): Promise<string | undefined> {
  const { Name, Key, Global } = parseJsonObject((await read(join(root, 'current'))) ?? '') ?? {};
  if (typeof Name === 'string' && Name !== '' && (Global === true || Key === key)) return Name;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 20);
  const name = (await read(join(root, 'defaults', hash)))?.toString('utf8').trim();
  return name === '' ? undefined : name;
}

async function readBuilder(root: string | undefined, name: string): Promise<BuildxBuilder | undefined> {
  if (root === undefined || !NAME.test(name)) return undefined;
  const written = parseJsonObject((await read(join(root, 'instances', name.toLowerCase()))) ?? '');
  const nodes = Array.isArray(written?.Nodes) ? written.Nodes.map(nodeOf) : [];
  const [node] = nodes;
  return node === undefined ? undefined : { name, driver: text(written?.Driver), size: nodes.length, node };
}

function nodeOf(written: unknown): BuildxNode {
  const { Name, Endpoint, DriverOpts } = asObject(written) ?? {};
  const options = Object.entries(asObject(DriverOpts) ?? {}).map(([key, value]) => [key, text(value)] as const);
  return { name: text(Name), endpoint: text(Endpoint), options: Object.fromEntries(options) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function read(path: string): Promise<Buffer | undefined> {
  // Where buildx was never used nothing of it is there, and what can't be read names no builder.
  return readPlainFile(path, MAX_BYTES, 'follow').catch(() => undefined);
}
