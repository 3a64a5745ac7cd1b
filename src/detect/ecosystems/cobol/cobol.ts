import type { Folder } from '../../core/folder.ts';
import { pathWord, sh } from '../../core/shell.ts';
import type { BuildSystem } from '../../core/build-system.ts';

const SOURCE = /\.(?:cbl|cob)$/i;

/** COBOL programs of one file, compiled by GnuCOBOL. */
export const cobol: BuildSystem = {
  id: 'cobol',
  before: ['node-program'],
  language: 'COBOL',
  looksFor: '*.cbl',
  strength: 'convention',
  recognise(folder) {
    const name = mainFile(folder);
    return name === undefined ? undefined : folder.where(name);
  },
  plan(project) {
    const name = mainFile(project.folder) ?? 'index.cbl';
    const location = project.folder.where(name);
    project.decide('language', 'cobol', 'the folder holds COBOL source', location);
    project.decide('build system', 'cobol', 'GnuCOBOL compiles it', location);
    project.decide('start command', '/usr/local/bin/app', 'it is the program that the build makes', location);
    const free = /^[ \t]*(?:>>\s*SOURCE|\$SET\s+SOURCEFORMAT)[^\n]*FREE/im.test(project.folder.read(name) ?? '');
    return {
      language: 'cobol',
      buildSystem: 'cobol',
      build: {
        packages: ['build-base', 'gnucobol'],
        commands: [{ run: sh`cobc -x${free ? sh` -free` : sh``} -o /root/app ${pathWord(name)}`, name: 'build' }],
      },
      runtime: {
        packages: ['glibc', 'gnucobol'],
        copy: [{ from: '/root/app', to: '/usr/local/bin/app' }],
        command: ['/usr/local/bin/app'],
      },
    };
  },
};

/** The program named index, else the only or first one, at the root and then in src. */
function mainFile(folder: Folder): string | undefined {
  for (const base of ['', 'src/']) {
    const names = folder.matching(SOURCE, base === '' ? '.' : 'src');
    const chosen = names.find((name) => /^(?:index|main)\./i.test(name)) ?? names[0];
    if (chosen !== undefined) return `${base}${chosen}`;
  }
  return undefined;
}
