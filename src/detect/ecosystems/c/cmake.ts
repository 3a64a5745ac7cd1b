import { lookup } from '../../../untrusted/lookup.ts';
import { readCmake, type CmakeLibrary } from './cmake-files.ts';
import { C_LIBRARIES } from './libraries.ts';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { cDraft } from './service.ts';
import { sh } from '../../core/shell.ts';
import type { BuildSystem } from '../../core/build-system.ts';

export const cmake: BuildSystem = {
  id: 'cmake',
  before: ['meson'],
  language: 'C++',
  looksFor: 'CMakeLists.txt',
  manifests: ['CMakeLists.txt'],
  strength: 'manifest',
  recognise(folder) {
    // A file without `project` is included by one that has it.
    const text = folder.read('CMakeLists.txt');
    return text !== undefined && /\bproject\s*\(/i.test(text) ? folder.where('CMakeLists.txt') : undefined;
  },
  plan(project) {
    const { folder } = project;
    const around = project.strict ? projectAround(folder) : undefined;
    if (around !== undefined) {
      project.reject('cmake project', `it is part of the project in ${around}`);
      return undefined;
    }
    const { name, programs, libraries, fetches } = readCmake(folder);
    const program =
      programs.find((each) => each.name === name) ??
      programs.find(
        (each) => /^[\w.+-]*(?:server|daemon)$/i.test(each.name) && !/test|bench|example/i.test(each.name),
      ) ??
      programs.find((each) => PROGRAM_NAME.test(each.name) && !/test|bench|example/i.test(each.name)) ??
      programs.find((each) => PROGRAM_NAME.test(each.name) && !/test/i.test(each.name));
    if (program === undefined || !PROGRAM_NAME.test(program.name)) {
      project.reject('cmake project', 'no add_executable in CMakeLists.txt names a program');
      return undefined;
    }
    if (fetches === undefined) tellMissing(project, libraries);
    if (fetches !== undefined)
      project.decide('system packages', 'git', 'sources are fetched while configuring', fetches);
    const boost = libraries.some((each) => each.name.toLowerCase() === 'boost')
      ? sh` -DBoost_USE_STATIC_LIBS=ON`
      : sh``;
    return cDraft(project, {
      system: 'cmake',
      shownBy: folder.where('CMakeLists.txt'),
      program: { ...program, path: `/root/bin/${program.name}` },
      tools: ['cmake', ...(fetches === undefined ? [] : ['git'])],
      commands: [
        { run: sh`cmake -S . -B /root/build -DCMAKE_BUILD_TYPE=Release${boost}`, name: 'configure' },
        { run: sh`cmake --build /root/build --parallel`, name: 'build' },
        // Projects choose where in the build folder, or beside the sources, their programs go.
        {
          run: sh`mkdir -p /root/bin && find /root/build . -type f -name ${program.name} -perm -100 -exec cp {} /root/bin/ \\;`,
          name: 'collect the program',
        },
      ],
      libraries,
    });
  },
};

/** What CMake's own modules find, or what every build stage has. */
const KNOWN = new Set(['doxygen', 'git', 'openmp', 'perl', 'pkgconfig', 'python', 'python3', 'threads']);

/** Libraries without which configuring ends, and that nothing brings. */
function tellMissing(project: Project, libraries: readonly CmakeLibrary[]): void {
  const { folder, catalog } = project;
  for (const { name, location, required } of libraries) {
    const lower = name.toLowerCase();
    const known = KNOWN.has(lower) || lookup(C_LIBRARIES, lower) !== undefined || catalog.has(`${lower}-dev`);
    const finds = ['cmake', 'CMake', 'cmake/modules', 'cmake/Modules'].some(
      (place) => folder.has(`${place}/Find${name}.cmake`) || folder.has(`${place}/${name}Config.cmake`),
    );
    if (!required || known || finds || !/^[\w.+-]+$/.test(name)) continue;
    project.problem(
      'FEATURE_UNSUPPORTED',
      `it looks for ${name}, of which no package is known`,
      'Name a package that brings it in build.packages of an aipack.yml, fetch its source with FetchContent, or bring a Dockerfile.',
      location,
    );
  }
}

/** What CMake takes as the name of a program. */
const PROGRAM_NAME = /^[\w][\w.+-]*$/;

/** The folder above that has a CMake project of its own, whose subfolders are parts of it. */
function projectAround(folder: Folder): string | undefined {
  for (let above = folder; !above.isRoot;) {
    above = above.sub('..');
    if (above.has('CMakeLists.txt')) return above.path;
  }
  return undefined;
}
