import { posix } from 'node:path';
import { dockerfileHints } from '../../hints/dockerfile.ts';
import { withArguments } from '../../hints/dockerfile-data.ts';
import { dockerfileIn } from '../../hints/dockerfile-stage.ts';
import type { Project } from '../../core/project.ts';
import type { Found } from '../../core/types.ts';
import { sh, type ShellPiece } from '../../core/shell.ts';
import type { SourceFile } from '../../core/sources.ts';

/** What a Dockerfile builds the same program with. */
export interface StatedBuild {
  readonly flags: ShellPiece;
  readonly env: Readonly<Record<string, string>>;
}

const BUILDS = /\bgo\s+(?:build|install)\s/;
const TAGS = /\s--?tags[\s=]+(?:"(?<quoted>[^"]{1,200})"|(?<plain>[\w.,-]{1,200}))/;

/** A Makefile's tags for every build; those of tests and of developing have other names. */
const MAKES = /^(?:GO_?)?(?:BUILD_?)?TAGS[ \t]*[:?]?=[ \t]*(?<tags>[\w.,-]{1,200})/m;

/** What the image of a module starts, also where the Dockerfile that builds it lies in the folder above. */
export function imageStart({ folder, hints }: Project): Found<string> | undefined {
  if (hints.usualStart !== undefined || folder.isRoot) return hints.usualStart;
  const above = folder.sub('..');
  const all = dockerfileIn(above) ?? [];
  const takes = all.some(
    ({ name, args }) => /^(?:COPY|ADD)$/.test(name) && args.split(/[\s/]/).includes(posix.basename(folder.path)),
  );
  return takes && all.some(({ args }) => BUILDS.test(args)) ? dockerfileHints(above).usualStart : undefined;
}

/** The build tags that the source has conditions for, and the experiments of the compiler that it uses. */
export function statedBuild(project: Project, sources: readonly SourceFile[]): StatedBuild {
  const all = dockerfileIn(project.folder) ?? [];
  const filled = all.map((each) => ({ ...each, args: withArguments(all, each.args) }));
  const built = filled.find(({ name, args }) => name === 'RUN' && BUILDS.test(args));
  const { quoted, plain } = TAGS.exec(built?.args ?? '')?.groups ?? {};
  const conditions = sources.flatMap(({ name }) => conditionOf(project.folder.read(name) ?? ''));
  const makefile = MAKES.exec(project.folder.read('Makefile') ?? '');
  const tags = (quoted ?? plain ?? makefile?.groups?.tags ?? '')
    .split(/[\s,]+/)
    .filter((tag) => /^[\w.]+$/.test(tag) && conditions.some((each) => each.has(tag)));
  const experiment = filled.flatMap(({ name, args, line }) => {
    const value = name === 'ENV' || name === 'RUN' ? /\bGOEXPERIMENT[= ]([\w,]{1,100})/.exec(args)?.[1] : undefined;
    return value === undefined ? [] : [{ value, line }];
  })[0];
  const told = quoted ?? plain;
  if (tags.length > 0)
    project.decide(
      'build tags',
      tags.join(','),
      `the ${told === undefined ? 'Makefile' : 'Dockerfile'} builds it so`,
      told === undefined ? project.folder.where('Makefile') : project.folder.where('Dockerfile', built?.line),
    );
  if (experiment !== undefined)
    project.decide(
      'build setting',
      `GOEXPERIMENT=${experiment.value}`,
      'the Dockerfile builds it so',
      project.folder.where('Dockerfile', experiment.line),
    );
  return {
    flags: tags.length === 0 ? sh`` : sh`-tags ${tags.join(',')} `,
    env: experiment === undefined ? {} : { GOEXPERIMENT: experiment.value },
  };
}

/** The tags that decide whether a file is compiled. */
function conditionOf(text: string): readonly ReadonlySet<string>[] {
  const line = /^\/\/go:build ([^\n]+)$/m.exec(text.slice(0, 4096))?.[1];
  return line === undefined ? [] : [new Set(line.match(/[\w.]+/g))];
}
