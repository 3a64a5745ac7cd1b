import { lookup } from '../../../untrusted/lookup.ts';
import { assetCopies } from '../../core/assets.ts';
import { healthRoute } from '../../core/health.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../../core/ports.ts';
import type { SystemPackages } from '../../core/system-packages.ts';
import type { Project } from '../../core/project.ts';
import { sourceFiles } from '../../core/sources.ts';
import { hintedProgram } from '../../core/start-hint.ts';
import type { BuildCommand, Draft, SourceLocation } from '../../core/types.ts';
import { C_LIBRARIES } from './libraries.ts';

const EXTENSIONS = ['.c', '.cc', '.cpp', '.cxx', '.h', '.hpp'];

const PORTS: PortPatterns = {
  withDefault: [/getenv\(\s*"PORT"\s*\)[\s\S]{0,120}?(?::|=)\s*"?(?<port>\d{4,5})/],
  literal: [
    /\bhtons\(\s*(?<port>\d{2,5})\s*\)/,
    /\.(?:port|listen|bind|set_port)\(\s*(?:"[^"]*"\s*,\s*)?(?<port>\d{2,5})/,
    /\b(?:PORT|port|kPort)(?:\s+(?:=\s*)?|=\s*)(?<port>\d{4,5})\b/,
  ],
  mention: [/getenv\(\s*"PORT"\s*\)/],
};

const ROUTES = [
  /"(?:GET )(?<path>\/[^" ]*)/g,
  /(?:==|Get\(|CROW_ROUTE\(\s*\w+\s*,|strcmp\([^,]{1,100},|compare\()\s*"(?<path>\/[^"]*)"/g,
];

export interface CBuild {
  readonly system: 'cmake' | 'meson' | 'make';
  readonly shownBy: SourceLocation;
  readonly program: { readonly name: string; readonly path: string; readonly location: SourceLocation };
  readonly tools: readonly string[];
  readonly commands: readonly BuildCommand[];
  /** Names of libraries that the build looks for. */
  readonly libraries: readonly {
    readonly name: string;
    readonly location: SourceLocation;
    readonly required?: boolean;
  }[];
}

/** The draft of a compiled C or C++ program. */
export function cDraft(project: Project, build: CBuild): Draft {
  const { folder } = project;
  const first = ['main.cpp', 'src/main.cpp', 'main.c', 'src/main.c'];
  const sources = sourceFiles(folder, { extensions: EXTENSIONS, comments: 'slashes', first });
  const language = sources.some(({ name }) => /\.(?:cc|cpp|cxx|hpp)$/.test(name)) ? 'c++' : 'c';
  project.decide('language', language, 'its source says so', sources[0]?.where(0));
  project.decide('build system', build.system, 'its file lies there', build.shownBy);
  const scan = scanPorts(sources, PORTS);
  const usual = { value: 8080, because: 'the source reads PORT and names no default' };
  const port = decidePort(project, scan, scan.readsPort ? usual : undefined);
  const health = port === undefined ? undefined : (healthRoute(sources, ROUTES) ?? project.hints.health);
  const installed = `/usr/local/bin/${build.program.name}`;
  const start = hintedProgram(project, port, [installed]);
  if (start === undefined) {
    project.decide('start command', installed, 'it is the program that the build makes', build.program.location);
  }
  const native = libraryPackages(project, build);
  const isSource = (name: string) => folder.has(`${name}/CMakeLists.txt`) || folder.has(`${name}/meson.build`);
  return {
    name: build.program.name,
    language,
    buildSystem: build.system,
    build: { packages: ['build-base', ...build.tools, ...native.build], commands: build.commands },
    runtime: {
      packages: [
        'glibc',
        'libgcc',
        ...(language === 'c++' ? ['libstdc++'] : []),
        ...native.runtime,
        ...(start?.shell === true ? ['busybox'] : []),
      ],
      env: { ...portEnv(port, scan.readsPort), ...start?.env },
      copy: [{ from: build.program.path, to: installed }, ...assetCopies(project, isSource)],
      command: start?.command ?? [installed],
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}

/** A library that nothing is known of, where the index has packages that are called like it. */
function sameName({ catalog }: Project, name: string): SystemPackages | undefined {
  if (!/^[\w.+-]+$/.test(name) || !catalog.has(`${name}-dev`)) return undefined;
  return {
    build: [`${name}-dev`],
    runtime: catalog.has(name) ? [name] : [],
    why: 'is looked for',
  };
}

function libraryPackages(project: Project, build: CBuild) {
  const packages = { build: [] as string[], runtime: [] as string[] };
  for (const { name, location, required } of build.libraries) {
    const needs =
      lookup(C_LIBRARIES, name.toLowerCase()) ??
      (required === true ? sameName(project, name.toLowerCase()) : undefined);
    if (needs === undefined) continue;
    const all = [...(needs.build ?? []), ...(needs.runtime ?? [])];
    project.decide('system packages', all.join(' '), `${name} ${needs.why}`, location);
    packages.build.push(...project.available(needs.build ?? [], name));
    packages.runtime.push(...project.available(needs.runtime ?? [], name));
  }
  return packages;
}
