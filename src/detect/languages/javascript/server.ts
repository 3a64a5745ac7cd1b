import { workspaceOf } from './package-manager.ts';
import { posix } from 'node:path';
import type { Framework, FrameworkView, Output } from '../../frameworks/framework.ts';
import { portEnv, type PortScan } from '../../ports.ts';
import type { CopyEntry, Draft, Found } from '../../types.ts';
import { closure } from '../../workspaces/workspace.ts';
import type { BuildParts } from './build.ts';
import { findEntry } from './entry.ts';
import type { JavascriptProject } from './plan.ts';
import { scanHealth, scanPort } from './scan.ts';
import {
  chooseStartScript,
  delegatesToMember,
  entryOf,
  isDevelopmentServer,
  startFromLine,
  startFromScript,
  type Start,
} from './start.ts';

type ServerOutput = Extract<Output, { kind: 'server' }>;

/** A project that runs a process; undefined, with the reason recorded, when nothing says which. */
export function serverDraft(
  js: JavascriptProject,
  framework: Framework | undefined,
  output: ServerOutput | undefined,
  view: FrameworkView,
  parts: (options: { needsDevelopment: boolean }) => BuildParts,
): Draft | undefined {
  const { project, manifest, choice } = js;
  const scan = scanPort(view.sources());
  const port = decidePort(js, framework, scan);
  const start = decideStart(js, framework, output, view, port);
  if (start === undefined) {
    project.reject(
      'javascript package',
      'package.json has neither a start script nor an entry file that exists: it is a library',
    );
    return undefined;
  }
  project.decide('start command', start.command.join(' '), start.because, start.location);
  const build = parts({ needsDevelopment: usesDevelopmentTool(js, start) });
  const standalone = output?.copy;
  const layout = standalone === undefined ? layoutOf(js, build) : { copy: standalone, workdir: '/app' };
  const health = decideHealth(js, framework, view);
  return {
    ...(manifest.name === undefined ? {} : { name: manifest.name }),
    language: js.language,
    buildSystem: choice.id,
    ...(framework === undefined ? {} : { framework: framework.id }),
    build: { packages: build.packages, env: build.env, cache: build.cache, commands: build.commands },
    runtime: {
      packages: [...runtimeFor(js, start, build), ...build.runtimePackages],
      env: {
        NODE_ENV: 'production',
        ...portEnv(port, scan.readsPort || framework?.readsPort === true),
        ...(port === undefined ? {} : framework?.runtimeEnv?.(view, port)),
        ...build.runtimeEnv,
        ...(start.shell
          ? { PATH: `${layout.workdir}/node_modules/.bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin` }
          : {}),
        ...start.env,
      },
      copy: layout.copy,
      command: start.command,
      ports: port === undefined ? [] : [port],
      workdir: layout.workdir,
      ...(health === undefined ? {} : { health }),
    },
  };
}

function decidePort(js: JavascriptProject, framework: Framework | undefined, scan: PortScan): number | undefined {
  const { project, manifest } = js;
  const script = manifest.scripts[chooseStartScript(manifest.scripts) ?? ''] ?? '';
  const flag = /(?:--port|-p|-l)[ =](\d{2,5})\b|\bPORT=(\d{2,5})\b|\$\{PORT:-(\d{2,5})\}/.exec(script);
  const flagged: Found<number> | undefined =
    flag === null ? undefined : { value: Number(flag[1] ?? flag[2] ?? flag[3]), because: 'the start script says so' };
  const byDefault: Found<number> | undefined =
    framework?.port !== undefined
      ? { value: framework.port, because: `${framework.id} listens there unless told otherwise` }
      : scan.readsPort
        ? { value: 3000, because: 'the source reads PORT and names no default' }
        : undefined;
  const found = flagged ?? scan.port ?? project.hints.port ?? byDefault;
  return found === undefined ? undefined : project.accept('port', found);
}

function decideStart(
  js: JavascriptProject,
  framework: Framework | undefined,
  output: ServerOutput | undefined,
  view: FrameworkView,
  port: number | undefined,
): Start | undefined {
  const { project, manifest, manager } = js;
  if (project.hints.start !== undefined) {
    const { value, because, location } = project.hints.start;
    return startFromLine(project, manifest, manager, {
      line: value,
      port,
      because,
      ...(location === undefined ? {} : { location }),
    });
  }
  if (output?.copy !== undefined) return fromOutput(output);
  const script = chooseStartScript(manifest.scripts);
  const workspace = workspaceOf(project);
  if (
    (workspace?.root.path === project.folder.path || project.folder.has('nx.json')) &&
    delegatesToMember(manifest.scripts[script ?? ''] ?? '')
  ) {
    return undefined;
  }
  if (script !== undefined && !isDevelopmentServer(manifest.scripts[script] ?? '')) {
    return startFromScript(project, manifest, manager, script, port);
  }
  // The root of a workspace has frameworks for its members' sake; only a program of its own makes it a service.
  const isRoot = workspace?.root.path === project.folder.path && workspace.members.length > 1;
  if (output !== undefined && !isRoot) return fromOutput(output);
  const entrypoint = isRoot ? undefined : framework?.entrypoint?.(view, port ?? 3000);
  if (entrypoint !== undefined) {
    const because = `${framework?.id ?? ''} starts its production server so`;
    return { env: {}, command: entrypoint, shell: false, tools: [], because };
  }
  if (project.strict) return undefined;
  const entry = findEntry(project.folder, manifest, manifest.scripts.build !== undefined);
  if (entry === undefined) return undefined;
  const interpreter = js.choice.id === 'bun' ? 'bun' : 'node';
  return {
    env: {},
    command: [interpreter, entry.value],
    shell: false,
    tools: [],
    because: entry.because,
    ...(entry.location === undefined ? {} : { location: entry.location }),
  };
}

function fromOutput(output: ServerOutput): Start {
  return {
    env: {},
    command: output.command,
    shell: false,
    tools: [],
    because: output.because,
    ...(output.location === undefined ? {} : { location: output.location }),
  };
}

function decideHealth(
  js: JavascriptProject,
  framework: Framework | undefined,
  view: FrameworkView,
): string | undefined {
  const found = scanHealth(view.sources()) ?? framework?.healthEndpoints?.(view) ?? js.project.hints.health;
  return found === undefined ? undefined : js.project.accept('health', found);
}

/** Whether the process needs a tool that only development dependencies bring. */
function usesDevelopmentTool({ project, manifest }: JavascriptProject, start: Start): boolean {
  const owner: Readonly<Record<string, string>> = {
    nest: '@nestjs/cli',
    'remix-serve': '@remix-run/serve',
    'react-router-serve': '@react-router/serve',
  };
  const entry = entryOf(start.command);
  const words = [
    ...start.tools,
    ...start.command.filter((word) => /^(?:tsx|ts-node|@swc-node|esbuild-register|tsconfig-paths)/.test(word)),
  ];
  const tool = words
    .map((word) => owner[word] ?? word.replace(/^(ts-node|tsx|tsconfig-paths)\/.*$/, '$1'))
    .find((name) => manifest.devDependencies.has(name));
  if (tool === undefined) return false;
  project.decide(
    'development dependencies',
    'kept',
    `${entry ?? 'the start command'} runs through ${tool}, which is one of them`,
  );
  return true;
}

function runtimeFor(js: JavascriptProject, start: Start, build: BuildParts): readonly string[] {
  const program = start.command[0] ?? '';
  if (start.shell) {
    js.project.decide('runtime package', 'busybox', 'the start command needs a shell');
    const bun = start.command.join(' ').includes('bun ') || js.choice.id === 'bun' ? ['bun'] : [];
    return [build.node, ...bun, 'busybox'];
  }
  if (program === 'bun') return ['bun'];
  return [build.node];
}

/** Where things lie in the image: a workspace keeps the places that its links between members count on. */
function layoutOf(
  js: JavascriptProject,
  build: BuildParts,
): { readonly copy: readonly CopyEntry[]; readonly workdir: string } {
  const { project } = js;
  const workspace = workspaceOf(project);
  const here = project.folder;
  if (build.deployed !== undefined) return { copy: [{ from: build.deployed, to: '.' }], workdir: '/app' };
  if (workspace === undefined || workspace.root.path === here.path) {
    const modules = build.installs ? [{ from: 'node_modules', to: 'node_modules' }] : [];
    return { copy: [...modules, { from: '.', to: '.' }], workdir: '/app' };
  }
  const place = (path: string) => posix.join('/app', workspace.root.relative(path));
  const copyOf = (path: string): CopyEntry => ({ from: here.relative(path), to: place(path) });
  const rootModules = workspace.root.sub('node_modules').path;
  const rootFile = workspace.root.sub('package.json').path;
  return {
    copy: [
      copyOf(rootModules),
      copyOf(rootFile),
      ...closure(workspace).map(({ path }) => copyOf(path)),
      { from: '.', to: place(here.path) },
    ],
    workdir: place(here.path),
  };
}
