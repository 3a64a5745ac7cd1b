import { withArguments } from '../../hints/dockerfile-data.ts';
import { dockerfileIn } from '../../hints/dockerfile-stage.ts';
import type { Project } from '../../core/project.ts';
import { sh, type ShellPiece } from '../../core/shell.ts';
import type { SourceFile } from '../../core/sources.ts';

/** What a Dockerfile builds the same program with. */
export interface StatedBuild {
  readonly flags: ShellPiece;
  readonly env: Readonly<Record<string, string>>;
}

const BUILDS = /\bgo\s+(?:build|install)\s/;
const TAGS = /\s--?tags[\s=]+(?:"(?<quoted>[^"]{1,200})"|(?<plain>[\w.,-]{1,200}))/;

/** The build tags that the source has conditions for, and the experiments of the compiler that it uses. */
export function statedBuild(project: Project, sources: readonly SourceFile[]): StatedBuild {
  const all = dockerfileIn(project.folder) ?? [];
  const filled = all.map((each) => ({ ...each, args: withArguments(all, each.args) }));
  const built = filled.find(({ name, args }) => name === 'RUN' && BUILDS.test(args));
  const { quoted, plain } = TAGS.exec(built?.args ?? '')?.groups ?? {};
  const conditions = sources.flatMap(({ name }) => conditionOf(project.folder.read(name) ?? ''));
  const tags = (quoted ?? plain ?? '')
    .split(/[\s,]+/)
    .filter((tag) => /^[\w.]+$/.test(tag) && conditions.some((each) => each.has(tag)));
  const experiment = filled.flatMap(({ name, args, line }) => {
    const value = name === 'ENV' || name === 'RUN' ? /\bGOEXPERIMENT[= ]([\w,]{1,100})/.exec(args)?.[1] : undefined;
    return value === undefined ? [] : [{ value, line }];
  })[0];
  if (tags.length > 0 && built !== undefined)
    project.decide(
      'build tags',
      tags.join(','),
      'the Dockerfile builds it so',
      project.folder.where('Dockerfile', built.line),
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
