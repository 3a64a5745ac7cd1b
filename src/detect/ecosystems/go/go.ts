import { posix } from 'node:path';
import { assetCopies, namedFiles, settingsPort } from '../../core/assets.ts';
import { chooseFramework } from '../../core/framework.ts';
import { healthRoute } from '../../core/health.ts';
import { cgoNeeds } from './cgo.ts';
import type { GoFramework } from './framework.ts';
import { GO_FRAMEWORKS } from './frameworks.ts';
import { readGoMod, type GoMod } from './go-mod.ts';
import { chooseMain, isMainFile, mainPackages, type MainPackage } from './main-package.ts';
import { embeds, goAssets } from './embedded.ts';
import { besidePages, placed } from '../../core/placed-pages.ts';
import { stagePages } from '../../hints/dockerfile-pages.ts';
import { moduleInputs, requiresMembers } from './module-inputs.ts';
import { emptyEnvironment } from './environment-file.ts';
import { GO_ROUTES, goSources, importsFrom, scanGoPorts } from './scan.ts';
import { loopbackOption } from './loopback-option.ts';
import { imageStart, statedBuild } from './stated.ts';
import { goToolchain } from './go-version.ts';
import { imageName } from '../../core/names.ts';
import { decidePort, noticeLoopback, portEnv, withStated } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { pathWord, sh, type ShellPiece } from '../../core/shell.ts';
import { hintedProgram, startWords } from '../../core/start-hint.ts';
import { statedArguments } from '../../core/stated-arguments.ts';
import type { SourceFile } from '../../core/sources.ts';
import type { Draft } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

export const BUILD_CACHE = '/root/.cache/go-build';
export const MODULE_CACHE = '/root/go/pkg/mod';

/** Go modules. Programs without C code become static binaries, which need no package at all. */
export const go: BuildSystem = {
  id: 'go',
  before: ['maven'],
  language: 'Go',
  looksFor: 'go.mod',
  manifests: ['go.mod'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('go.mod') ? folder.where('go.mod') : undefined),
  plan: planGo,
};

/** A program of one file or one folder without a module; it can use the standard library only. */
export const goProgram: BuildSystem = {
  id: 'go-program',
  before: ['javac'],
  language: 'Go',
  looksFor: 'main.go',
  strength: 'convention',
  recognise(folder) {
    const name = folder.first('main.go') ?? folder.matching(/\.go$/).find((file) => isMainFile(folder, file));
    return name === undefined ? undefined : folder.where(name);
  },
  plan: planGo,
};

/** What stands in for a manifest that is not there. */
const NO_MODULE: GoMod = { module: '', go: undefined, requires: [], localReplacements: [] };

function planGo(project: Project): Draft | undefined {
  const { folder } = project;
  const mod = readGoMod(folder) ?? NO_MODULE;
  const all = mainPackages(folder);
  const main = chooseMain(folder, all, project.hints.start?.value, moduleName(mod));
  if (main === undefined) {
    project.reject('go module', 'no package of it is `main`: it is a library');
    return undefined;
  }
  const others = all.filter((each) => each !== main);
  const shown = mod === NO_MODULE ? main.location : folder.where('go.mod');
  const because = mod === NO_MODULE ? 'a Go program lies there' : 'go.mod declares a module';
  project.decide('language', 'go', because, shown);
  project.decide('build system', 'go', because, shown);
  project.decide('main package', main.path, 'it is the program that the module is about', main.location);
  if (mod === NO_MODULE) refuseWithoutModule(project, main);
  for (const other of others) project.reject(`go program ${other.path}`, `${main.path} is built instead`);

  const chosen = chooseFramework(
    GO_FRAMEWORKS,
    mod.requires.filter(({ indirect }) => !indirect).map(({ path }) => path),
  );
  if (chosen !== undefined) {
    const location = mod.requires.find(({ path }) => path === chosen.dependency)?.location;
    project.decide('framework', chosen.framework.id, `go.mod requires ${chosen.dependency}`, location);
  }
  const toolchain = goToolchain(project, mod);
  const sources = goSources(folder, main.path);
  return draftOf(project, { mod, main, toolchain: toolchain.package, sources, framework: chosen?.framework });
}

interface Parts {
  readonly mod: GoMod;
  readonly main: MainPackage;
  readonly toolchain: string;
  readonly sources: readonly SourceFile[];
  readonly framework: GoFramework | undefined;
}

function draftOf(project: Project, { mod, main, toolchain, sources, framework }: Parts): Draft {
  const { folder } = project;
  const name = programName(mod, main);
  const binary = `/usr/local/bin/${name}`;
  const cgo = cgoNeeds(project, mod, sources);
  const cross = cgo === undefined;
  const zones = sources.find(({ text }) => /\btime\.LoadLocation\(/.test(text));
  const stated = statedBuild(project, sources);
  const told =
    project.hints.start === undefined
      ? (statedArguments(project.hints, imageStart(project), name, sources) ?? loopbackOption(sources))
      : undefined;
  const around = mod.localReplacements.filter((path) => folder.hasFolder(path)).map((path) => folder.sub(path));
  const scan = withStated(scanGoPorts(sources, main.path, around), told);
  const usual =
    framework?.port === undefined
      ? undefined
      : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
  const mentioned = scan.readsPort ? { value: 8080, because: 'the source reads PORT and names no default' } : undefined;
  const beside = assetCopies(
    project,
    (asset) => folder.matching(/\.go$/, asset).length > 0,
    namedFiles(folder, sources),
  );
  const port = decidePort(project, scan, settingsPort(folder, beside) ?? usual ?? mentioned);
  if (told === undefined) noticeLoopback(project, sources);
  const health = healthRoute(sources, GO_ROUTES) ?? project.hints.health;
  const vendored = [folder, project.workspace('Go workspace')?.root].some((each) => each?.has('vendor/modules.txt'));
  const settings = emptyEnvironment(project, sources);
  const pages = stagePages(folder).filter(({ into }) => into === undefined || embeds(project, sources, into));
  const assets = goAssets(project, sources, beside.length > 0, pages);
  const start = hintedProgram(project, port, [binary]);
  const command = start?.command ?? [binary, ...startWords(project, binary, told, main.location)];
  if (zones !== undefined)
    project.decide(
      'system packages',
      'tzdata',
      'the source asks for time zones by name',
      zones.where(zones.text.search(/\btime\.LoadLocation\(/)),
    );
  return {
    ...(moduleName(mod) === undefined ? {} : { name: moduleName(mod) ?? '' }),
    language: 'go',
    buildSystem: 'go',
    ...(framework === undefined ? {} : { framework: framework.id }),
    ends: port === undefined && !sources.some(({ text }) => WAITS.test(text)),
    build: {
      packages: [
        toolchain,
        ...(cgo === undefined ? [] : ['build-base', ...cgo.build]),
        ...assets.flatMap(({ packages }) => packages),
      ],
      env: {
        ...Object.fromEntries(assets.flatMap(({ env }) => Object.entries(env))),
        ...stated.env,
        CGO_ENABLED: cgo === undefined ? '0' : '1',
        GOCACHE: BUILD_CACHE,
        GOMODCACHE: MODULE_CACHE,
        GOTOOLCHAIN: 'local',
      },
      cache: [BUILD_CACHE, MODULE_CACHE, ...assets.flatMap(({ cache }) => cache)],
      platforms: cross
        ? project.decide('platforms', 'cross', 'the compiler makes programs for other machines')
        : project.decide('platforms', 'native', 'C code is compiled for one machine'),
      commands: [
        ...(vendored || mod.requires.length === 0 || requiresMembers(project)
          ? []
          : [{ run: sh`go mod download`, inputs: [...moduleInputs(project, mod)], name: 'download modules' }]),
        ...assets.flatMap(({ install }) => install),
        ...assets.flatMap(({ build }) => build),
        ...placed(pages),
        ...assets.flatMap(({ cleanup }) => cleanup),
        ...(settings?.commands ?? []),
        {
          run: sh`${cross ? sh`GOARCH="$TARGETARCH" ` : sh``}go build ${stated.flags}-trimpath -ldflags="-s -w" -o /root/bin/${name} ${target(project, mod, main)}`,
          name: 'build',
        },
      ],
    },
    runtime: {
      packages: [
        ...(cgo === undefined ? [] : ['glibc', 'libgcc', ...cgo.runtime]),
        ...(zones === undefined ? [] : ['tzdata']),
        ...(start?.shell === true ? ['busybox'] : []),
      ],
      env: {
        ...portEnv(port, scan.readsPort),
        ...(port === undefined ? {} : framework?.env),
        ...start?.env,
      },
      copy: [{ from: `/root/bin/${name}`, to: binary }, ...beside, ...besidePages(pages), ...(settings?.copy ?? [])],
      command,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}

/** What keeps a program running: signals, sockets, timers, queues. */
const WAITS =
  /\bsignal\.Notify|Listen\w{0,20}\(|\bticker|\.Tick\(|\bcron\b|amqp|kafka|\bnats\b|pubsub|sqs|\bSubscribe|\bConsume|\bredis\b|telegram|discord/i;

/** What to build: outside a module the files themselves. */
function target({ folder }: Project, mod: GoMod, main: MainPackage): ShellPiece {
  if (mod !== NO_MODULE) return main.path === '.' ? '.' : `./${main.path}`;
  return folder.matching(/^(?!.*_test\.go$).*\.go$/, main.path).map((name) => pathWord(posix.join(main.path, name)));
}

/** The last part of the module's path that says something: not a version, and not a word that fits every program. */
function moduleName(mod: GoMod): string | undefined {
  const part = mod.module.split('/').findLast((each) => !/^v\d+$/.test(each));
  return part === undefined || imageName(part) === '' || GENERAL.has(part) ? undefined : part;
}

/** Names that say nothing of a program. */
const GENERAL = new Set(['main', 'cmd', 'src']);

function programName(mod: GoMod, main: MainPackage): string {
  const folder = posix.basename(main.path);
  const candidates = main.path === '.' || folder === 'cmd' || folder === 'src' ? [moduleName(mod)] : [folder];
  return imageName(candidates[0] ?? 'app') || 'app';
}

/** Without a go.mod nothing says where imported modules come from, and the compiler would say so in its own words much later. */
function refuseWithoutModule(project: Project, main: MainPackage): void {
  const found = importsFrom(
    goSources(project.folder, main.path).filter(({ name }) => posix.dirname(name) === main.path),
  );
  if (found === undefined) return;
  project.problem(
    'FEATURE_UNSUPPORTED',
    `this Go program imports ${found.module}, and there is no go.mod that says which version`,
    'Run `go mod init` and `go mod tidy`, and commit go.mod and go.sum.',
    found.location,
  );
}
