import { cDraft } from './service.ts';
import { lineIndex } from '../../core/manifests/document.ts';
import { blankComments } from '../../core/text/comments.ts';
import { sh } from '../../core/shell.ts';
import type { BuildSystem } from '../../core/build-system.ts';

const SOURCE = /\.(?:c|cc|cpp|cxx)$/;

/** A Makefile beside C or C++ source. Many other projects keep one for chores, so everything else comes first. */
export const make: BuildSystem = {
  id: 'make',
  language: 'C',
  looksFor: 'Makefile with C or C++ source',
  strength: 'convention',
  rootOnly: true,
  recognise(folder) {
    const name = folder.first('Makefile', 'makefile', 'GNUmakefile');
    const source = folder.matching(SOURCE).length > 0 || folder.matching(SOURCE, 'src').length > 0;
    return name !== undefined && source ? folder.where(name) : undefined;
  },
  plan(project) {
    const { folder } = project;
    const file = folder.first('Makefile', 'makefile', 'GNUmakefile') ?? 'Makefile';
    const text = blankComments(folder.read(file) ?? '', 'hash');
    const lineAt = lineIndex(text);
    const named =
      /^(?:TARGET|BIN|BINARY|PROG|PROGRAM|EXE|EXECUTABLE|NAME|OUT|APP)\s*[:?]?=\s*([\w./-]+)\s*$/m.exec(text) ??
      /\s-o\s+([\w./-]+)(?:\s|$)/.exec(text);
    const path = named?.[1];
    if (named === null || path === undefined) {
      project.reject('makefile', 'it names no program in a variable or after -o');
      return undefined;
    }
    return cDraft(project, {
      system: 'make',
      shownBy: folder.where(file),
      program: {
        name: path.slice(path.lastIndexOf('/') + 1),
        path: path.replace(/^\.\//, ''),
        location: folder.where(file, lineAt(named.index)),
      },
      tools: ['make'],
      commands: [{ run: sh`make`, name: 'build' }],
      libraries: [
        ...text.matchAll(/(?:^|\s)-l([\w.+-]+)/gm),
        ...text.matchAll(/\bpkg-config\b[^)\n]{0,200}\s--libs\s+([\w.+-]+)/g),
      ].map((match) => ({ name: match[1] ?? '', location: folder.where(file, lineAt(match.index)) })),
    });
  },
};
