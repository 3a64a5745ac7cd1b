import { lineIndex } from '../../core/manifests/document.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../../core/ports.ts';
import { sourceFiles } from '../../core/sources.ts';
import { blankComments } from '../../core/text/comments.ts';
import { sh } from '../../core/shell.ts';
import type { BuildSystem } from '../../core/build-system.ts';

export const ZIG_CACHE = '/root/.cache/zig';

const PORTS: PortPatterns = {
  withDefault: [],
  literal: [/parseIp4?\(\s*"[^"]*"\s*,\s*(?<port>\d{2,5})/, /\.port\s*=\s*(?<port>\d{2,5})/],
  mention: [/getenv\(\s*"PORT"/],
};

/** Zig programs; what `b.addExecutable` names is what is installed. */
export const zig: BuildSystem = {
  id: 'zig',
  before: ['cmake'],
  language: 'Zig',
  looksFor: 'build.zig',
  manifests: ['build.zig'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('build.zig') ? folder.where('build.zig') : undefined),
  plan(project) {
    const { folder } = project;
    const text = blankComments(folder.read('build.zig') ?? '', 'slashes');
    const match = /addExecutable\(\s*\.\{[\s\S]{0,300}?\.name\s*=\s*"([\w.-]+)"/.exec(text);
    const name = match?.[1];
    if (match === null || name === undefined) {
      project.reject('zig project', 'build.zig adds no executable: it is a library');
      return undefined;
    }
    const location = folder.where('build.zig', lineIndex(text)(match.index));
    project.decide('language', 'zig', 'build.zig is its build script', folder.where('build.zig'));
    project.decide('build system', 'zig', 'build.zig is its build script', folder.where('build.zig'));
    const sources = sourceFiles(folder, { extensions: ['.zig'], comments: 'slashes', first: ['src/main.zig'] });
    const scan = scanPorts(sources, PORTS);
    const port = decidePort(project, scan);
    const installed = `/usr/local/bin/${name}`;
    project.decide('start command', installed, 'it is the program that the build makes', location);
    return {
      name,
      language: 'zig',
      buildSystem: 'zig',
      build: {
        packages: ['zig'],
        env: { ZIG_GLOBAL_CACHE_DIR: ZIG_CACHE },
        cache: [ZIG_CACHE],
        commands: [{ run: sh`zig build -Doptimize=ReleaseSafe --prefix /root/out`, name: 'build' }],
      },
      runtime: {
        packages: ['glibc'],
        env: portEnv(port, scan.readsPort),
        copy: [{ from: `/root/out/bin/${name}`, to: installed }],
        command: [installed],
        ports: port === undefined ? [] : [port],
        ...(project.hints.health === undefined || port === undefined
          ? {}
          : { health: project.accept('health', project.hints.health) }),
      },
    };
  },
};
