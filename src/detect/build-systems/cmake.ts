import { cDraft } from '../languages/c/service.ts';
import { lineIndex } from '../manifests/document.ts';
import { blankComments } from '../sources.ts';
import type { BuildSystem } from './build-system.ts';

export const cmake: BuildSystem = {
  id: 'cmake',
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
    const text = blankComments(folder.read('CMakeLists.txt') ?? '', 'hash');
    const lineAt = lineIndex(text);
    const at = (index: number) => folder.where('CMakeLists.txt', lineAt(index));
    const projectName = /\bproject\s*\(\s*"?([\w.-]+)/i.exec(text)?.[1] ?? 'app';
    const programs = [...text.matchAll(/\badd_executable\s*\(\s*"?([\w.${}-]+)"?(?!\s+(?:ALIAS|IMPORTED))/gi)].map(
      (match) => ({
        name: (match[1] ?? '').replace(/\$\{(?:PROJECT_NAME|CMAKE_PROJECT_NAME)\}/g, projectName),
        location: at(match.index),
      }),
    );
    const program =
      programs.find(({ name }) => name === projectName) ??
      programs.find(({ name }) => !/test|bench|example/i.test(name));
    if (program === undefined || program.name.includes('${')) {
      project.reject('cmake project', 'no add_executable in CMakeLists.txt names a program');
      return undefined;
    }
    return cDraft(project, {
      system: 'cmake',
      shownBy: folder.where('CMakeLists.txt'),
      program: { ...program, path: `/root/build/${program.name}` },
      tools: ['cmake'],
      commands: [
        { run: 'cmake -S . -B /root/build -DCMAKE_BUILD_TYPE=Release', name: 'configure' },
        { run: 'cmake --build /root/build --parallel', name: 'build' },
      ],
      libraries: [
        ...text.matchAll(/\b(?:find_package|pkg_check_modules\s*\(\s*\w+(?:\s+REQUIRED)?)\s*\(?\s*([\w.+-]+)/gi),
      ].map((match) => ({ name: match[1] ?? '', location: at(match.index) })),
    });
  },
};
