import { cDraft } from './service.ts';
import { lineIndex } from '../../core/manifests/document.ts';
import { blankComments } from '../../core/text/comments.ts';
import { sh } from '../../core/shell.ts';
import type { BuildSystem } from '../../core/build-system.ts';

/** Wolfi's package `meson` is empty; the program is in those that are made for one Python each. */
const MESON = ['py3.14-meson-bin', 'py3.13-meson-bin', 'py3.12-meson-bin'];

export const meson: BuildSystem = {
  id: 'meson',
  language: 'C++',
  looksFor: 'meson.build',
  manifests: ['meson.build'],
  strength: 'manifest',
  recognise(folder) {
    const text = folder.read('meson.build');
    return text !== undefined && /\bproject\s*\(/.test(text) ? folder.where('meson.build') : undefined;
  },
  plan(project) {
    const { folder } = project;
    const text = blankComments(folder.read('meson.build') ?? '', 'hash');
    const lineAt = lineIndex(text);
    const at = (index: number) => folder.where('meson.build', lineAt(index));
    const projectName = /\bproject\s*\(\s*'([^']+)'/.exec(text)?.[1] ?? 'app';
    const programs = [...text.matchAll(/\bexecutable\s*\(\s*(?:'([^']+)'|meson\.project_name\(\))/g)].map((match) => ({
      name: match[1] ?? projectName,
      location: at(match.index),
    }));
    const program =
      programs.find(({ name }) => name === projectName) ??
      programs.find(({ name }) => !/test|bench|example/i.test(name));
    if (program === undefined) {
      project.reject('meson project', 'no executable() in meson.build names a program');
      return undefined;
    }
    return cDraft(project, {
      system: 'meson',
      shownBy: folder.where('meson.build'),
      program: { ...program, path: `/root/build/${program.name}` },
      // Wolfi's own ninja-build puts its program where nothing looks for it.
      tools: [MESON.find((name) => project.catalog.has(name)) ?? 'meson', 'samurai'],
      commands: [
        { run: sh`meson setup /root/build --buildtype=release`, name: 'configure' },
        { run: sh`meson compile -C /root/build`, name: 'build' },
      ],
      libraries: [...text.matchAll(/\bdependency\s*\(\s*'([^']+)'/g)].map((match) => ({
        name: match[1] ?? '',
        location: at(match.index),
      })),
    });
  },
};
