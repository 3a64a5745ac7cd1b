/**
 * Images: compressed size and layers, and the bytes that a registry receives when one source file has changed.
 *
 * Reference, same run, same daemon: docker buildx with a careful hand-written multi-stage Dockerfile that installs the same packages and
 * copies the same parts one after the other. Both push through a relay that counts what the registry is sent: layers, configuration,
 * manifests, attestations and the requests themselves. A change is pushed to the repository of the image before it, once by the same
 * daemon, and once by an empty one, as on a runner that is thrown away. No figure depends on how fast the machine is.
 *
 * Arguments: the fixtures to build, all when there are none.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Descriptor } from '../src/oci/index.ts';
import { dockerSocket, removeImage } from '../test/lab/containers.ts';
import { dockerCall } from '../test/lab/docker-api.ts';
import { dockerCli } from '../test/lab/docker-cli.ts';
import { ensureLab, type Lab } from '../test/lab/lab.ts';
import { labEnvironment } from '../test/support/lab-environment.ts';
import { labFixtures } from '../test/support/lab-fixtures/list.ts';
import { prepareFixture, type Served } from '../test/support/lab-fixtures/prepare.ts';
import { Relay } from '../test/support/relay.ts';
import { projectRoot } from '../test/support/run-program.ts';
import { writeFiles } from '../test/support/write-files.ts';
import { dockerfile, secret } from './side/dockerfile.ts';
import { layersOf, newBytes } from './side/pushed.ts';

/** A source file of each fixture, and words of which the first is in it; each change puts the next in the place of the one before. */
const CHANGES: Readonly<Record<string, { readonly file: string; readonly words: readonly [string, string, string] }>> =
  {
    'node-npm': { file: 'src/server.js', words: ['Hello', 'Welcome', 'Good day'] },
    'python-pip-flask': { file: 'app.py', words: ['"ok"', '"fine"', '"well"'] },
    'go-http': { file: 'main.go', words: ['"ok"', '"fine"', '"well"'] },
    'java-maven-thin': { file: 'src/main/java/com/example/App.java', words: ['"ko"', '"enif"', '"llew"'] },
    'static-html': { file: 'index.html', words: ['<main>', '<main id="two">', '<main id="three">'] },
  };

const NAMES = ['aipack', 'buildx'] as const;
type Name = (typeof NAMES)[number];

/** What a registry is sent for a change. */
interface Pushed {
  /** Compressed bytes of the layers that the image before it had not. */
  readonly layers: number;
  /** All bytes, requests included. */
  readonly all: number;
}

interface Measured {
  readonly layers: number;
  /** Compressed bytes of all layers. */
  readonly bytes: number;
  /** By the daemon that built the image before it. */
  readonly change: Pushed;
  /** By a daemon that has nothing. */
  readonly changeEmpty: Pushed;
}

export async function run(fixtures: readonly string[]): Promise<void> {
  const lab = await ensureLab();
  for (const fixture of fixtures.length > 0 ? fixtures : Object.keys(CHANGES)) {
    const folder = mkdtempSync(join(tmpdir(), 'aipack-bench-'));
    try {
      const own = await measure('aipack', { lab, fixture, folder });
      const other = await measure('buildx', { lab, fixture, folder });
      print(fixture, { aipack: own, buildx: other });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

interface Case {
  readonly lab: Lab;
  readonly fixture: string;
  readonly folder: string;
}

async function measure(name: Name, { lab, fixture, folder }: Case): Promise<Measured> {
  const { file, words } = CHANGES[fixture] ?? fail(`there is no fixture ${fixture} here`);
  const prepared = await prepareFixture(lab, labFixtures.find((each) => each.name === fixture) ?? { name: fixture });
  const context = join(folder, name, fixture);
  cpSync(prepared.folder, context, { recursive: true });
  writeFiles(context, prepared.files);
  const env = { ...labEnvironment(lab), ...prepared.env, XDG_CACHE_HOME: join(folder, 'cache') };
  const [host = '', port = ''] = lab.registry.split(':');
  const relay = await Relay.start({ host, port: Number(port) });
  const repository = `bench/images-${process.pid}-${fixture}-${name}`;
  const side =
    name === 'aipack' ? aipack(prepared.secrets) : buildx(lab, context, `${context}.Dockerfile`, env, prepared);
  let layers: readonly Descriptor[] = [];
  const push = async (version: 0 | 1 | 2): Promise<Pushed> => {
    if (version > 0) replace(join(context, file), words[version - 1] ?? '', words[version] ?? '');
    commit(context, version);
    const [receivedBefore, layersBefore] = [relay.received, layers];
    await start(side(context, `127.0.0.1:${relay.port}/${repository}:${version}`), env);
    const all = relay.received - receivedBefore;
    layers = await layersOf(`${lab.registry}/${repository}:${version}`);
    return { layers: newBytes(layers, layersBefore), all };
  };
  try {
    const { layers: bytes } = await push(0);
    const count = layers.length;
    const change = await push(1);
    await forgetAll(lab);
    return { layers: count, bytes, change, changeEmpty: await push(2) };
  } finally {
    await relay.close();
    await prepared.close();
  }
}

type Command = (context: string, tag: string) => { readonly argv: readonly string[]; readonly env?: NodeJS.ProcessEnv };

const aipack =
  (secrets: readonly string[]): Command =>
  (context, tag) => {
    const program = [process.execPath, join(projectRoot, 'dist/cli/index.js')];
    return { argv: [...program, 'build', context, '-t', tag, '--push', '--quiet', ...secrets] };
  };

/** The Dockerfile and what it leaves out lie beside the context, where they are part of no image. */
function buildx(lab: Lab, project: string, file: string, environment: NodeJS.ProcessEnv, served: Served): Command {
  writeFileSync(file, dockerfile(lab, project, environment, served));
  writeFileSync(`${file}.dockerignore`, '.git\n.gitignore\n');
  const docker = dockerCli(lab);
  const own = ['buildx', 'build', '--builder', 'default', '--quiet', '--push', '--provenance', 'mode=max', '-f', file];
  return (context, tag) => ({
    argv: [...docker.argv, ...own, ...secret(environment), ...withFiles(served.secrets), '-t', tag, context],
    env: docker.env,
  });
}

/** Secrets that are files; others are variables of the Dockerfile. */
function withFiles(secrets: readonly string[]): readonly string[] {
  return secrets.filter((option) => option.includes(',src=')).flatMap((option) => ['--secret', option]);
}

/** Not synchronously, as the relay is in this process. */
async function start({ argv, env }: ReturnType<Command>, environment: NodeJS.ProcessEnv): Promise<void> {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { env: { ...environment, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) fail(told);
}

function replace(path: string, word: string, by: string): void {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(word)) fail(`${path} has no ${word}`);
  writeFileSync(path, text.replace(word, by));
}

/** A commit a minute, as the files of an application carry its time. */
function commit(context: string, minute: number): void {
  const date = `2026-01-02T03:0${minute}:00Z`;
  const options = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org'];
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null' };
  for (const words of [
    ['init', '--quiet'],
    ['add', '--all'],
    ['commit', '--quiet', '--message', String(minute)],
  ]) {
    execFileSync('git', [...options, ...words], { cwd: context, env });
  }
}

async function forgetAll(lab: Lab): Promise<void> {
  await removeImage(lab, lab.baseImage);
  await dockerCall({ socket: dockerSocket(lab), method: 'POST', path: '/build/prune?all=true' });
}

function print(fixture: string, measured: Readonly<Record<Name, Measured>>): void {
  const row = ({ bytes, layers, change, changeEmpty }: Measured): object => ({
    'size, MB': megabytes(bytes),
    layers,
    'change: layers, kB': kilobytes(change.layers),
    'all, kB': kilobytes(change.all),
    'empty daemon: layers, kB': kilobytes(changeEmpty.layers),
    'all then, kB': kilobytes(changeEmpty.all),
  });
  console.table(Object.fromEntries(NAMES.map((name) => [`${fixture} ${name}`, row(measured[name])])));
  const { aipack: own, buildx: other } = measured;
  const ratios = {
    size: own.bytes / other.bytes,
    'change-layers': own.change.layers / other.change.layers,
    change: own.change.all / other.change.all,
    'change-empty-layers': own.changeEmpty.layers / other.changeEmpty.layers,
    'change-empty': own.changeEmpty.all / other.changeEmpty.all,
  };
  for (const [name, value] of Object.entries(ratios)) {
    console.log(`ratio images ${fixture}-${name} ${value.toFixed(3)}`);
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e4) / 100;
const kilobytes = (bytes: number): number => Math.round(bytes / 100) / 10;

function fail(message: string): never {
  throw new Error(message);
}
