import { healthRoute } from '../../core/health.ts';
import { asRecord, asString, type Document } from '../../core/manifests/document.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../../core/ports.ts';
import { sh } from '../../core/shell.ts';
import { sourceFiles } from '../../core/sources.ts';
import type { BuildSystem } from '../../core/build-system.ts';

export const PUB_CACHE = '/root/.pub-cache';

const PORTS: PortPatterns = {
  withDefault: [/environment\[['"]PORT['"]\]\s*\?\?\s*['"]?(?<port>\d{2,5})/],
  literal: [/(?:serve|bind)\([^;]{0,120}?,\s*(?<port>\d{2,5})\s*\)/],
  mention: [/environment\[['"]PORT['"]\]/],
};

/** Dart programs, compiled ahead of time. */
export const dart: BuildSystem = {
  id: 'dart',
  before: ['zig'],
  language: 'Dart',
  looksFor: 'pubspec.yaml',
  manifests: ['pubspec.yaml'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('pubspec.yaml') ? folder.where('pubspec.yaml') : undefined),
  plan(project) {
    const { folder } = project;
    const pubspec = folder.yaml('pubspec.yaml');
    const name = asString(pubspec?.get('name')) ?? 'app';
    const programs = folder.matching(/\.dart$/, 'bin');
    const program = ['server.dart', 'main.dart', `${name}.dart`].find((file) => programs.includes(file)) ?? programs[0];
    if (program === undefined) {
      project.reject('dart package', 'its bin folder holds no program: it is a library or a Flutter application');
      return undefined;
    }
    project.decide('language', 'dart', 'pubspec.yaml is its manifest', folder.where('pubspec.yaml'));
    project.decide('build system', 'dart', 'pubspec.yaml is its manifest', folder.where('pubspec.yaml'));
    const sources = sourceFiles(folder, { extensions: ['.dart'], comments: 'slashes', first: [`bin/${program}`] });
    const scan = scanPorts(sources, PORTS);
    const port = decidePort(
      project,
      scan,
      scan.readsPort ? { value: 8080, because: 'the source reads PORT and names no default' } : undefined,
    );
    const health =
      port === undefined
        ? undefined
        : (healthRoute(sources, [/\.get\(\s*['"](?<path>\/[^'"]*)['"]/g]) ?? project.hints.health);
    const installed = `/usr/local/bin/${name}`;
    project.decide(
      'start command',
      installed,
      'it is the program that the build makes',
      folder.where(`bin/${program}`),
    );
    return {
      name,
      language: 'dart',
      buildSystem: 'dart',
      build: {
        packages: ['dart'],
        env: { PUB_CACHE },
        cache: [PUB_CACHE],
        commands: [
          {
            run: sh`dart pub get`,
            // Packages that lie in the repository have manifests of their own.
            ...(isAlone(pubspec) ? { inputs: [...folder.existing('pubspec.yaml', 'pubspec.lock')] } : {}),
            name: 'download packages',
          },
          { run: sh`dart compile exe bin/${program} -o /root/${name}`, name: 'build' },
        ],
      },
      runtime: {
        packages: ['glibc'],
        env: portEnv(port, scan.readsPort),
        copy: [{ from: `/root/${name}`, to: installed }],
        command: [installed],
        ports: port === undefined ? [] : [port],
        ...(health === undefined ? {} : { health: project.accept('health', health) }),
      },
    };
  },
};

/** Whether a package needs none that lies in the same repository. */
function isAlone(pubspec: Document | undefined): boolean {
  const needed = ['dependencies', 'dev_dependencies', 'dependency_overrides'].flatMap((group) =>
    Object.values(asRecord(pubspec?.get(group))),
  );
  return pubspec?.get('resolution') === undefined && needed.every((value) => asRecord(value).path === undefined);
}
