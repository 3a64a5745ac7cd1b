import { posix } from 'node:path';
import type { Folder } from '../folder.ts';
import { chooseManager } from '../languages/javascript/choose-manager.ts';
import { commandOf, lifecycleInputs, manifestInputs } from '../languages/javascript/install.ts';
import { nodeWish } from '../languages/javascript/node-version.ts';
import { readPackageJson, type PackageJson } from '../languages/javascript/package-json.ts';
import { javascriptSources, scanHealth, scanPort } from '../languages/javascript/scan.ts';
import { asString } from '../manifests/document.ts';
import { decidePort } from '../ports.ts';
import type { Project } from '../project.ts';
import { serveStatic, WEB_ROOT } from '../static-site.ts';
import type { BuildCommand, Draft, StreamChoice } from '../types.ts';
import type { BuildSystem } from './build-system.ts';
import { PACKAGE_MANAGERS } from './package-managers.ts';

/** Applications of an Nx repository whose only package.json is the root's: project.json says how each is built. */
export const nx: BuildSystem = {
  id: 'nx',
  language: 'JavaScript',
  looksFor: 'project.json below nx.json',
  manifests: ['project.json'],
  strength: 'manifest',
  recognise: (folder) =>
    folder.has('project.json') && !folder.has('package.json') && nxRoot(folder) !== undefined
      ? folder.where('project.json')
      : undefined,
  plan(project) {
    const root = nxRoot(project.folder);
    const manifest = root === undefined ? undefined : readPackageJson(root);
    return root === undefined || manifest === undefined ? undefined : planNx(project, root, manifest);
  },
};

function nxRoot(folder: Folder): Folder | undefined {
  for (let current = folder; ; current = current.sub('..')) {
    if (current.has('nx.json')) return current;
    if (current.isRoot) return undefined;
  }
}

type Kind = 'next' | 'static' | 'node';

function planNx(project: Project, root: Folder, manifest: PackageJson): Draft | undefined {
  const { folder } = project;
  const document = folder.json('project.json');
  const build = document?.get('targets', 'build') ?? document?.get('architect', 'build');
  const executor = asString(document?.get('targets', 'build', 'executor')) ?? '';
  if (document?.get('projectType') === 'library' || build === undefined) {
    project.reject('nx project', 'it is a library, or has no build target');
    return undefined;
  }
  const name = asString(document?.get('name')) ?? posix.basename(folder.path);
  const where = folder.where('project.json', document?.line('targets', 'build'));
  const kind = kindOf(executor);
  project.decide(
    'language',
    folder.has('tsconfig.json') || root.has('tsconfig.base.json') ? 'typescript' : 'javascript',
    'Nx builds it',
    folder.where('project.json'),
  );
  const choice = chooseManager(root, manifest);
  const manager = PACKAGE_MANAGERS[choice.id];
  project.decide('build system', choice.id, choice.because, { file: choice.file });
  project.decide('packaging', kind, `the build target runs ${executor}`, where);
  const node = project.stream('nodejs', nodeWish(root, manifest).wish);
  const install = manager.plan({
    project,
    manifest,
    root,
    rootManifest: manifest,
    nodeMajor: Number.parseInt(node.stream, 10),
    production: false,
  });
  const extra = lifecycleInputs(root, manifest);
  const inputs =
    extra === undefined
      ? undefined
      : [
          ...manifestInputs(folder, root, []),
          ...install.inputs,
          ...extra.map((path) => folder.relative(root.sub(path).path)),
        ];
  const production =
    document?.get('targets', 'build', 'configurations', 'production') !== undefined ? ':production' : '';
  const commands: readonly BuildCommand[] = [
    ...(install.setup ?? []),
    commandOf(install.install, 'install dependencies', inputs),
    { run: manager.exec(`nx run ${name}:build${production}`), name: 'build' },
  ];
  const output =
    asString(document?.get('targets', 'build', 'options', 'outputPath')) ??
    posix.join('dist', root.relative(folder.path));
  const from = folder.relative(root.sub(output).path);
  const base = { name, language: root.has('tsconfig.base.json') ? 'typescript' : 'javascript', buildSystem: choice.id };
  const stage = {
    packages: [node.package, ...install.packages],
    env: { ...install.env, NX_DAEMON: 'false' },
    cache: install.cache,
  };
  if (kind === 'static') {
    const site = serveStatic(project, { copy: [{ from, to: WEB_ROOT }], singlePage: true, notFoundPage: false });
    return { ...base, build: { ...stage, commands: [...site.commands, ...commands] }, runtime: site.runtime };
  }
  return {
    ...base,
    ...(kind === 'next' ? { framework: 'nextjs' } : {}),
    build: { ...stage, commands },
    runtime: serverRuntime(project, root, { kind, from, node }),
  };
}

function kindOf(executor: string): Kind {
  if (executor.endsWith('next:build')) return 'next';
  return /(?:\/|:)(?:vite|web|react|angular|rspack|browser|application|browser-esbuild|rollup)\b|astro:build|angular-devkit/.test(
    executor,
  ) && !/node|esbuild:esbuild|js:/.test(executor)
    ? 'static'
    : 'node';
}

function serverRuntime(
  project: Project,
  root: Folder,
  { kind, from, node }: { readonly kind: Kind; readonly from: string; readonly node: StreamChoice },
): Draft['runtime'] {
  const { folder } = project;
  const sources = javascriptSources(folder, folder.first('src/main.ts', 'src/main.js'), []);
  const scan = scanPort(sources);
  const port = decidePort(
    project,
    scan,
    kind === 'next' || scan.readsPort
      ? {
          value: 3000,
          because:
            kind === 'next'
              ? 'nextjs listens there unless told otherwise'
              : 'the source reads PORT and names no default',
        }
      : undefined,
  );
  const health = port === undefined ? undefined : (scanHealth(sources) ?? project.hints.health);
  const command = kind === 'next' ? ['node', 'node_modules/next/dist/bin/next', 'start'] : ['node', 'main.js'];
  project.decide('start command', command.join(' '), 'it is what the build target makes', folder.where('project.json'));
  return {
    packages: [node.package],
    env: { NODE_ENV: 'production', ...(port === undefined ? {} : { HOST: '0.0.0.0', PORT: String(port) }) },
    copy: [
      { from: folder.relative(root.sub('node_modules').path), to: 'node_modules' },
      { from, to: '.' },
    ],
    command,
    ports: port === undefined ? [] : [port],
    ...(health === undefined ? {} : { health: project.accept('health', health) }),
  };
}
