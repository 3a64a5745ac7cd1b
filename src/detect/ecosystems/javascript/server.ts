import { lookup } from '../../../untrusted/lookup.ts';
import { portEnv, type PortScan } from '../../core/ports.ts';
import type { Draft, Found } from '../../core/types.ts';
import type { BuildParts, JavascriptProject, ModulesNeeded } from './javascript-project.ts';
import { decideStart } from './decide-start.ts';
import type { JavascriptFramework, JavascriptView, ServerOutput } from './framework.ts';
import { binaryFolders, layoutOf } from './layout.ts';
import { configuredPort } from './configured-port.ts';
import { decidePlatforms } from './platforms.ts';
import { scanHealth, scanPort } from './scan.ts';
import { makesStandalone } from './commands/standalone.ts';
import { checkPrograms, interpretersOf, ownerOf, type Owner } from './start-programs.ts';
import { entryOf, type Start } from './start.ts';
import { chooseStartScript } from './start-script.ts';

const SYSTEM_PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** A project that runs a process; undefined, with the reason recorded, when nothing says which. */
export function serverDraft(
  js: JavascriptProject,
  framework: JavascriptFramework | undefined,
  output: ServerOutput | undefined,
  view: JavascriptView,
  parts: (modules: ModulesNeeded, start?: Start) => BuildParts,
): Draft | undefined {
  const { project, manifest, manager } = js;
  const scan = scanPort(view.sources(), manifest.name);
  const shown = decidePort(js, framework, scan);
  const start = decideStart(js, { framework, output, view, port: shown, scan });
  if ('rejected' in start) {
    project.reject('javascript package', start.rejected);
    return undefined;
  }
  project.decide('start command', start.command.join(' '), start.because, start.location);
  checkPrograms(js, start);
  const port =
    shown ?? (start.readsPort === true ? project.decide('port', 3000, 'nothing names another one') : undefined);
  // What a framework put together for itself is all that its own command needs; any other command may need everything.
  const copy = start.source === 'output' ? output?.copy : undefined;
  const modules = copy?.every(({ from }) => from !== 'node_modules')
    ? 'none'
    : usesDevelopmentTool(js, start, framework)
      ? 'all'
      : 'production';
  const build = parts(modules, start);
  const layout = copy === undefined ? layoutOf(js, build) : { copy, workdir: '/app' };
  const health = decideHealth(js, framework, view);
  const platforms = decidePlatforms(js, {
    modules,
    installs: build.installs,
    compiles: build.compiles,
    isBinary: !isInterpreted(js, start),
  });
  return {
    ...(manifest.name === undefined ? {} : { name: manifest.name }),
    language: js.language,
    buildSystem: manager.id,
    ...(framework === undefined ? {} : { framework: framework.id }),
    takesAlong: build.builtBelow,
    build: { packages: build.packages, env: build.env, cache: build.cache, commands: build.commands, platforms },
    runtime: {
      packages: [...runtimeFor(js, start, build), ...interpretersOf(js, start), ...build.runtimePackages],
      env: {
        NODE_ENV: 'production',
        ...portEnv(port, scan.readsPort || framework?.readsPort === true || start.readsPort === true),
        ...(port === undefined ? {} : framework?.runtimeEnv),
        ...build.runtimeEnv,
        ...(start.shell ? { PATH: [...binaryFolders(js, layout.workdir), ...SYSTEM_PATH].join(':') } : {}),
        ...start.env,
      },
      copy: [...build.runtimeCopy, ...layout.copy],
      command: start.command,
      ports: port === undefined ? [] : [port],
      workdir: layout.workdir,
      ...(health === undefined ? {} : { health }),
    },
  };
}

function decidePort(
  js: JavascriptProject,
  framework: JavascriptFramework | undefined,
  scan: PortScan,
): number | undefined {
  const { project, manifest, knowledge } = js;
  const script = lookup(manifest.scripts, chooseStartScript(manifest.scripts, knowledge.runners) ?? '') ?? '';
  const flag = /(?:--port|-p|-l)[ =](\d{2,5})\b|\bPORT=(\d{2,5})\b|\$\{PORT:-(\d{2,5})\}/.exec(script);
  const flagged: Found<number> | undefined =
    flag === null ? undefined : { value: Number(flag[1] ?? flag[2] ?? flag[3]), because: 'the start script says so' };
  const byDefault: Found<number> | undefined =
    framework?.port !== undefined
      ? { value: framework.port, because: `${framework.id} listens there unless told otherwise` }
      : scan.readsPort
        ? { value: 3000, because: 'the source reads PORT and names no default' }
        : /\$\{?PORT\b/.test(script)
          ? { value: 3000, because: 'the start script leaves it to PORT' }
          : undefined;
  const found = flagged ?? scan.port ?? project.hints.port ?? configuredPort(js, framework) ?? byDefault;
  return found === undefined ? undefined : project.accept('port', found);
}

function decideHealth(
  js: JavascriptProject,
  framework: JavascriptFramework | undefined,
  view: JavascriptView,
): string | undefined {
  const found = scanHealth(view.sources()) ?? framework?.healthEndpoints?.(view) ?? js.project.hints.health;
  return found === undefined ? undefined : js.project.accept('health', found);
}

/** Whether the process needs a tool that only development dependencies bring. */
function usesDevelopmentTool(js: JavascriptProject, start: Start, framework: JavascriptFramework | undefined): boolean {
  const { project, manifest, knowledge } = js;
  const entry = entryOf(start.command, knowledge);
  const onlyDevelopment = (name: string) => manifest.devDependencies.has(name) && !manifest.dependencies.has(name);
  const paths = start.command.flatMap(
    (word) => /^node_modules\/(?!\.)((?:@[\w.-]+\/)?[\w.-]+)\//.exec(word)?.[1] ?? [],
  );
  // What a framework's own server lies in, the framework brings, if it is not named itself.
  const frameworks = framework?.dependencies ?? [];
  const broughtBy =
    start.source === 'framework' &&
    paths.some((name) => !manifest.dependencies.has(name)) &&
    !frameworks.some((name) => manifest.dependencies.has(name))
      ? frameworks.find(onlyDevelopment)
      : undefined;
  const words = [
    ...paths,
    ...start.command.filter((word) => /^(?:tsx|ts-node|@swc-node|esbuild-register|tsconfig-paths)/.test(word)),
  ];
  const tool =
    words
      .map((word) => word.replace(/^(ts-node|tsx|tsconfig-paths)\/.*$/, '$1'))
      .find((name) => onlyDevelopment(name)) ??
    start.tools.map((word) => ownerOf(js, word)).find(isOnlyDevelopment)?.name ??
    broughtBy ??
    importedBy(js, framework?.startReads ?? []).find(onlyDevelopment);
  if (tool === undefined) return false;
  project.decide(
    'development dependencies',
    'kept',
    `${entry ?? 'the start command'} runs through ${tool}, which is one of them`,
  );
  return true;
}

/** Packages that configuration always imports, wherever it is read. */
function importedBy({ project }: JavascriptProject, files: readonly string[]): readonly string[] {
  const text = project.folder.read(project.folder.first(...files) ?? '') ?? '';
  const imports =
    /^(?:import\s(?!type\b)[^'";]{0,300}|(?:const|let|var)\s[^='"\n]{1,200}=[ \t]*(?:\w+\()?require\()["']((?:@[\w.-]+\/)?[\w.-]+)/gm;
  return [...text.matchAll(imports)].flatMap(([, name]) => name ?? []);
}

function isOnlyDevelopment(owner: Owner): owner is Extract<Owner, object> {
  return typeof owner !== 'string' && owner.development;
}

/** Whether an interpreter or a shell runs the program, rather than the system itself. */
function isInterpreted({ knowledge, manifest }: JavascriptProject, { command, shell }: Start): boolean {
  const program = command[0] ?? '';
  if (Object.values(manifest.scripts).some(makesStandalone)) return false;
  return shell || program === 'node' || knowledge.managers.some(({ interpreter }) => interpreter?.program === program);
}

function runtimeFor(js: JavascriptProject, start: Start, build: BuildParts): readonly string[] {
  const program = start.command[0] ?? '';
  const interpreters = js.knowledge.managers.flatMap(({ interpreter }) => interpreter ?? []);
  if (start.shell) {
    js.project.decide('runtime package', 'busybox', 'the start command needs a shell');
    const line = start.command.join(' ');
    const named = interpreters.filter((each) => line.includes(`${each.program} `) || each === js.manager.interpreter);
    return [build.node, ...named.map((each) => each.package), 'busybox'];
  }
  return [interpreters.find((each) => each.program === program)?.package ?? build.node];
}
