import { posix } from 'node:path';
import { assetCopies, namedFiles } from '../../core/assets.ts';
import { chooseFramework } from '../../core/framework.ts';
import type { RustFramework } from './framework.ts';
import { toolchain } from './toolchain.ts';
import { RUST_FRAMEWORKS } from './frameworks.ts';
import type { Folder } from '../../core/folder.ts';
import { healthRoute } from '../../core/health.ts';
import { rustArguments, statedFeatures, writesPages } from './stated.ts';
import { binaries, readCargo, type Binary, type CargoManifest } from './cargo-toml.ts';
import { buildScriptCalls } from './build-script.ts';
import { nativeParts } from './native.ts';
import { preparedQueries } from './prepared-queries.ts';
import { globTest } from '../../core/glob.ts';
import { asString, asStrings } from '../../core/manifests/document.ts';
import { decidePort, noticeLoopback, portEnv, scanPorts, withStated, type PortPatterns } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { option, sh } from '../../core/shell.ts';
import { sourceFiles, type SourceFile } from '../../core/sources.ts';
import { hintedProgram, startWords } from '../../core/start-hint.ts';
import type { Draft, StreamChoice } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';

const HOME = '/root/.cargo';
const TARGET = '/root/target';
export const CARGO_CACHES = [`${HOME}/git`, `${HOME}/registry`, TARGET];

const PORTS: PortPatterns = {
  withDefault: [
    /env::var(?:_os)?\("PORT"\)[\s\S]{0,160}?(?:unwrap_or(?:_else)?|map_or|or)\([^)"\d]{0,40}"?(?<port>\d{2,5})/,
    /(?:var|env)\w{0,40}\("PORT"\)[\s\S]{0,60}?unwrap_or\(\s*"?(?<port>\d{2,5})/,
    /\bport\b[^\n]{0,80}default_value(?:_t)?\s*=\s*"?(?<port>\d{2,5})/,
  ],
  literal: [
    /(?:\.bind|TcpListener::bind|bind|SocketAddr::from|\.run|::new)\(\s*(?:&\s*)?(?:\(\s*)?(?:"[\w.:[\]]*:(?<port>\d{2,5})")/,
    /\.(?:bind|run|serve)\(\s*\(\s*(?:"[\w.]+"|\[[\d, ]+\])\s*,\s*(?<port>\d{2,5})\s*\)/,
    /SocketAddr::(?:from|new)\([\s\S]{0,60}?,\s*(?<port>\d{2,5})\s*\)/,
    /\bfn default_(?:http_|web_|listen_)?port\(\)\s*->\s*u16\s*\{\s*(?<port>\d{4,5})\b/,
    /#\[default\((?<port>\d{4,5})\)\]\s{1,20}(?:#\[[^\]\n]{1,80}\]\s{1,20}){0,3}pub (?:http_|web_|listen_)?port\b/,
    /\bdefault = "(?<port>\d{4,5})"\)\]\s{1,20}(?:pub )?(?:http|web|server|listen)_port\b/,
    /\bdefault_value(?:_t)?\s?=\s?"?(?<port>\d{2,5})\b[^\n]{0,80}\s{1,200}(?:pub )?(?:http_|listen_)?port:/,
    /"(?:0\.0\.0\.0|127\.0\.0\.1|\[::\]):(?<port>\d{2,5})"/,
    /\(\[\s*0,\s*0,\s*0,\s*0\s*\],\s*(?<port>\d{2,5})\)/,
  ],
  mention: [/(?:var|env)\w{0,40}\("PORT"\)/],
};

const ROUTES = [
  /\.(?:route|at|service)\(\s*"(?<path>\/[^"]*)"/g,
  /#\[(?:\w+::)?(?:get|head|route)\(\s*"(?<path>\/[^"]*)"/g,
  /warp::path!?\(\s*"(?<path>[^"]*)"\s*\)/g,
  /Router::with_path\(\s*"(?<path>[^"]*)"/g,
  /(?:==|=>|^)[ \t]*"(?:GET )?(?<path>\/[^"]*)"[ \t]*=>/gm,
  /starts_with\(\s*b?"GET (?<path>\/[^ "]*)/g,
];

/** Cargo packages, alone and in workspaces. */
export const cargo: BuildSystem = {
  id: 'cargo',
  before: ['bundler'],
  language: 'Rust',
  looksFor: 'Cargo.toml',
  manifests: ['Cargo.toml'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('Cargo.toml') ? folder.where('Cargo.toml') : undefined),
  plan: planCargo,
};

function planCargo(project: Project): Draft | undefined {
  const { folder } = project;
  const manifest = readCargo(folder);
  if (manifest === undefined) return undefined;
  if (manifest.name === undefined) {
    project.reject('cargo workspace', 'it has no package of its own; its members are looked at by themselves');
    return undefined;
  }
  if (manifest.document.get('package', 'metadata', 'cargo-fuzz') === true) {
    project.reject('cargo package', 'it holds what cargo-fuzz runs');
    return undefined;
  }
  if (!isDefaultMember(project)) {
    project.reject('cargo package', 'default-members of the workspace leaves it out');
    return undefined;
  }
  const binary = chooseBinary(project, manifest);
  if (binary === undefined) {
    project.reject('cargo package', 'it has neither src/main.rs nor another program: it is a library');
    return undefined;
  }
  const chosen = chooseFramework(RUST_FRAMEWORKS, manifest.dependencies);
  if (project.strict && chosen === undefined && isTool(folder, manifest)) {
    project.reject('cargo package', 'it is a tool or an example beside the code of others: it serves nothing');
    return undefined;
  }
  const sources = rustSources(folder, binary);
  if (chosen === undefined && project.hints.start === undefined && writesPages(manifest, sources)) {
    project.reject('cargo package', 'its program writes pages into a folder and ends: it serves nothing');
    return undefined;
  }
  project.decide(
    'language',
    'rust',
    'Cargo.toml declares a package',
    folder.where('Cargo.toml', manifest.document.line('package', 'name')),
  );
  project.decide('build system', 'cargo', 'Cargo.toml declares a package', folder.where('Cargo.toml'));
  if (chosen !== undefined) {
    project.decide(
      'framework',
      chosen.framework.id,
      `Cargo.toml depends on ${chosen.dependency}`,
      folder.where('Cargo.toml', manifest.document.line('dependencies', chosen.dependency)),
    );
  }
  return draftOf(project, manifest, binary, chosen?.framework, toolchain(project, manifest), sources);
}

function rustSources(folder: Folder, { path }: Binary): readonly SourceFile[] {
  return sourceFiles(folder, { extensions: ['.rs'], comments: 'slashes', first: [path, 'src/lib.rs'] });
}

/** Whether a package among others is about them: by its name, or since its program stands beside a library and listens nowhere. */
function isTool(folder: Folder, manifest: CargoManifest): boolean {
  const about =
    /(?:^|[-_])(?:xtask|cli|ctl|demos?|showcase|tests?|testing|bench(?:es|marks?)?|fuzz(?:ers?)?|codegen|generator|examples?)(?:$|[-_])/;
  if (about.test(manifest.name ?? '') || about.test(posix.basename(folder.path))) return true;
  return (
    folder.has('src/lib.rs') &&
    !sourceFiles(folder, { extensions: ['.rs'], comments: 'slashes' }).some(({ text }) => /\bTcpListener\b/.test(text))
  );
}

/** Whether a bare `cargo build` at the root of the workspace makes it. */
function isDefaultMember(project: Project): boolean {
  const root = project.workspace('Cargo workspace')?.root;
  const patterns = asStrings(root?.toml('Cargo.toml')?.get('workspace', 'default-members'));
  if (root === undefined || patterns.length === 0) return true;
  const path = root.relative(project.folder.path);
  return patterns.map((each) => posix.normalize(each).replace(/(?<=.)\/$/, '')).some((each) => globTest(each)(path));
}

function chooseBinary(project: Project, manifest: CargoManifest): Binary | undefined {
  const all = binaries(project.folder, manifest);
  const wanted = asString(manifest.document.get('package', 'default-run'));
  const binary =
    all.find(({ name }) => name === wanted) ??
    all.find(({ path }) => path === 'src/main.rs') ??
    all.find(({ name }) => ['server', 'api', 'web', 'app', manifest.name].includes(name)) ??
    all[0];
  if (binary !== undefined)
    project.decide(
      'program',
      binary.name,
      all.length === 1 ? 'it is the only program of the package' : 'it is the program that runs by default',
      binary.location,
    );
  return binary;
}

function draftOf(
  project: Project,
  manifest: CargoManifest,
  binary: Binary,
  framework: RustFramework | undefined,
  rust: StreamChoice,
  sources: readonly SourceFile[],
): Draft {
  const { folder } = project;
  const root = project.workspace('Cargo workspace')?.root ?? folder;
  const usual =
    framework === undefined
      ? undefined
      : { value: framework.port, because: `${framework.id} is usually reached there` };
  const told = rustArguments(project, root, binary.name, sources);
  const scan = withStated(scanPorts(sources, PORTS), told);
  const port = decidePort(
    project,
    scan,
    usual ?? (scan.readsPort ? { value: 8080, because: 'the source reads PORT and names no default' } : undefined),
  );
  if (framework?.env === undefined && told?.port === undefined) noticeLoopback(project, sources);
  const health = healthRoute(sources, ROUTES) ?? project.hints.health;
  const native = nativeParts(project, manifest, root);
  const other = project.toolchain(buildScriptCalls(folder));
  const locked = root.has('Cargo.lock') ? sh` --locked` : sh``;
  const flags = sh`--release${locked} ${option('--package', manifest.name ?? '')} ${option('--bin', binary.name)}`;
  const stated = statedFeatures(project, root, manifest);
  const features = stated.length === 0 ? sh`` : sh` ${stated}`;
  const installed = `/usr/local/bin/${binary.name}`;
  const start = hintedProgram(project, port, [installed]);
  const words = start === undefined ? startWords(project, installed, told, binary.location) : [];
  return {
    name: manifest.name ?? binary.name,
    language: 'rust',
    buildSystem: 'cargo',
    ...(framework === undefined ? {} : { framework: framework.id }),
    build: {
      packages: [rust.package, 'build-base', ...native.build, ...other.packages],
      env: {
        ...other.env,
        CARGO_HOME: HOME,
        CARGO_TARGET_DIR: TARGET,
        ...preparedQueries(project, manifest, root, sources),
      },
      cache: [...CARGO_CACHES, ...other.cache],
      commands: [
        ...other.install,
        {
          // Cargo tells by times alone whether what it built before is still good. Those of a checkout may be older than a build
          // of other sources, so the project's own files are made new; crates from elsewhere, which have checksums, are kept.
          run: sh`find ${folder.relative(root.path)} -type d -exec test -e {}/.cargo-checksum.json \\; -prune -o -type f -exec touch {} + && cargo build ${flags}${features} && mkdir -p /root/bin && cp ${TARGET}/release/${binary.name} /root/bin/`,
          name: 'build',
        },
      ],
    },
    runtime: {
      packages: ['glibc', 'libgcc', ...native.runtime, ...(start?.shell === true ? ['busybox'] : [])],
      env: {
        ...portEnv(port, scan.readsPort),
        ...(port === undefined ? {} : framework?.env?.(port)),
        ...start?.env,
      },
      copy: [
        { from: `/root/bin/${binary.name}`, to: installed },
        ...assetCopies(project, (name) => folder.has(`${name}/Cargo.toml`), [
          'Rocket.toml',
          ...namedFiles(folder, sources),
        ]),
      ],
      command: start?.command ?? [installed, ...words],
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}
