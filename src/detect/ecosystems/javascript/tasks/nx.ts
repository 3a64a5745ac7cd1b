import { chooseManager } from '../managers/choose.ts';
import { commandOf, lifecycleInputs, manifestInputs } from '../install.ts';
import { nodeConstraint } from '../node-version.ts';
import { nxRoot, nxTarget, type NxTarget } from './nx-target.ts';
import { readPackageJson, type PackageJson } from '../package-json.ts';
import { javascriptSources, scanHealth, scanPort } from '../scan.ts';
import type { Folder } from '../../../core/folder.ts';
import { decidePort } from '../../../core/ports.ts';
import { Project } from '../../../core/project.ts';
import { operands, sh, type ShellCode } from '../../../core/shell.ts';
import { serveStatic, WEB_ROOT } from '../../../core/static-site.ts';
import type { BuildCommand, Draft, Found, StreamChoice } from '../../../core/types.ts';
import type { BuildSystem } from '../../../core/build-system.ts';
import { workspaceOf, type JavascriptKnowledge } from '../knowledge.ts';
import type { ManagerChoice } from '../managers/manager.ts';

/** Applications that Nx builds: project.json says how, or a plugin makes it out of a tool's configuration. */
export function nx(knowledge: JavascriptKnowledge): BuildSystem {
  return {
    id: 'nx',
    before: ['dart'],
    language: 'JavaScript',
    looksFor: 'project.json below nx.json',
    manifests: ['project.json'],
    strength: 'manifest',
    recognise(folder) {
      const root = nxRoot(folder);
      if (root === undefined || root.path === folder.path) return undefined;
      if (folder.has('project.json')) return folder.where('project.json');
      return folder.has('package.json') && typeof nxTarget(folder, root) === 'object'
        ? folder.where('package.json')
        : undefined;
    },
    plan(project) {
      const root = nxRoot(project.folder);
      const manifest = root === undefined ? undefined : readPackageJson(root);
      return root === undefined || manifest === undefined ? undefined : planNx(project, root, manifest, knowledge);
    },
  };
}

function planNx(
  project: Project,
  root: Folder,
  manifest: PackageJson,
  knowledge: JavascriptKnowledge,
): Draft | undefined {
  const { folder } = project;
  const target = nxTarget(folder, root);
  if (typeof target === 'string') {
    project.reject('nx project', target);
    return undefined;
  }
  const typescript = folder.has('tsconfig.json') || root.has('tsconfig.base.json');
  const language = project.decide(
    'language',
    typescript ? 'typescript' : 'javascript',
    'Nx builds it',
    folder.where(folder.first('tsconfig.json', 'project.json') ?? 'package.json'),
  );
  const choice = chooseManager(knowledge.managers, root, manifest);
  project.decide('build system', choice.manager.id, choice.because, { file: choice.file });
  project.decide('packaging', target.kind, target.because, target.location);
  const node = project.stream('nodejs', nodeConstraint(root, manifest).constraint);
  const { stage, prune } = buildStage(project, root, manifest, { node, target, choice, knowledge });
  const base = { name: target.name, language, buildSystem: choice.manager.id };
  const from = folder.relative(target.output);
  if (target.kind === 'static') {
    const site = serveStatic(project, { copy: [{ from, to: WEB_ROOT }], singlePage: true, notFoundPage: false });
    return { ...base, build: { ...stage, commands: [...site.commands, ...stage.commands] }, runtime: site.runtime };
  }
  const framework = target.kind === 'next' ? 'nextjs' : target.kind === 'nitro' ? 'nuxt' : undefined;
  return {
    ...base,
    ...(framework === undefined ? {} : { framework }),
    build: { ...stage, commands: target.kind === 'nitro' ? stage.commands : [...stage.commands, ...prune] },
    runtime: serverRuntime(project, root, { target, from, node, framework }),
  };
}

interface Stage {
  readonly node: StreamChoice;
  readonly target: NxTarget;
  readonly choice: ManagerChoice;
  readonly knowledge: JavascriptKnowledge;
}

/** All of it runs at the root, whose package.json is the only one that the package manager knows. */
function buildStage(project: Project, root: Folder, manifest: PackageJson, { node, target, choice, knowledge }: Stage) {
  const { folder, catalog } = project;
  const { manager, version } = choice;
  const atRoot = new Project({ folder: root, catalog, hints: {}, workspaces: [], strict: false });
  const install = manager.plan({
    project: atRoot,
    manifest,
    root,
    rootManifest: manifest,
    workspace: undefined,
    undeclared: undefined,
    version,
    nodeMajor: Number.parseInt(node.stream, 10),
    production: false,
  });
  for (const { code, message, location } of atRoot.notices) project.notice(code, message, location);
  const members = (workspaceOf(knowledge, project)?.members ?? []).map(({ path }) => path);
  const extra = lifecycleInputs(root, manifest);
  const inputs =
    extra === undefined
      ? undefined
      : [
          ...manifestInputs(folder, root, members),
          ...[...install.inputs, ...extra].map((path) => folder.relative(root.sub(path).path)),
        ];
  const inRoot = (run: ShellCode) => sh`cd ${folder.relative(root.path)} && ${run}`;
  const configuration = target.production ? ':production' : '';
  const commands: readonly BuildCommand[] = [
    ...(install.setup ?? []),
    commandOf(inRoot(install.install), 'install dependencies', inputs),
    {
      run: inRoot(manager.exec(sh`nx run ${operands(`${target.name}:${target.target}${configuration}`)}`)),
      name: 'build',
    },
  ];
  const prune = (install.prune ?? []).map((run) => ({
    run: inRoot(run),
    name: 'remove development dependencies',
    inputs: [],
  }));
  return {
    stage: {
      packages: [node.package, ...install.packages],
      env: { ...install.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
      cache: install.cache,
      commands,
    },
    prune,
  };
}

interface Server {
  readonly target: NxTarget;
  readonly from: string;
  readonly node: StreamChoice;
  readonly framework: string | undefined;
}

function serverRuntime(project: Project, root: Folder, { target, from, node, framework }: Server): Draft['runtime'] {
  const { folder } = project;
  const sources = javascriptSources(folder, folder.first('src/main.ts', 'src/main.js'), []);
  const scan = scanPort(sources);
  const usual: Found<number> | undefined =
    framework !== undefined
      ? { value: 3000, because: `${framework} listens there unless told otherwise` }
      : scan.readsPort
        ? { value: 3000, because: 'the source reads PORT and names no default' }
        : undefined;
  const port = decidePort(project, scan, usual);
  const health = port === undefined ? undefined : (scanHealth(sources) ?? project.hints.health);
  const modules = { from: folder.relative(root.sub('node_modules').path), to: 'node_modules' };
  // Next.js leaves what it built inside the project, unless the executor gathers it.
  const inside = target.kind === 'next' && target.output.startsWith(`${folder.path}/`);
  const layout = {
    next: {
      command: ['node', 'node_modules/next/dist/bin/next', 'start'],
      copy: [modules, { from: inside ? '.' : from, to: '.' }],
    },
    nitro: { command: ['node', '.output/server/index.mjs'], copy: [{ from, to: '.output' }] },
    node: { command: ['node', target.main], copy: [modules, { from, to: '.' }] },
    static: { command: [], copy: [] },
  }[target.kind];
  const line = layout.command.join(' ');
  project.decide('start command', line, 'it is what the build target makes', target.location);
  return {
    packages: [node.package],
    env: { NODE_ENV: 'production', ...(port === undefined ? {} : { HOST: '0.0.0.0', PORT: String(port) }) },
    copy: layout.copy,
    command: layout.command,
    ports: port === undefined ? [] : [port],
    ...(health === undefined ? {} : { health: project.accept('health', health) }),
  };
}
