import { posix } from 'node:path';
import type { Folder } from '../core/folder.ts';
import { dockerfileIn, stagesOf, unquoted, type Instruction, type Stage } from './dockerfile-stage.ts';

/** Pages that a stage of a Dockerfile builds with a package.json, and that another one has beside or in its program. */
export interface StagePages {
  /** The folder of the package.json, from the service. */
  readonly folder: string;
  /** The script that builds them there. */
  readonly script: string | undefined;
  /** What the script makes, from the service. */
  readonly made: string;
  /** Where the program's own build has them, from the service; undefined where its image has them. */
  readonly into: string | undefined;
  /** Where the image has them, from its working folder. */
  readonly beside: string | undefined;
}

interface Copy {
  readonly stage: string | undefined;
  readonly from: string;
  /** Absolute. */
  readonly to: string;
}

const BUILDS =
  /\b(?:npm|pnpm|yarn|bun)\s+(?:--?[\w=.-]+\s+){0,3}(?:run\s+)?(?<script>(?:build|generate|production|prod)[\w:.-]*)/;

/** What the Dockerfile of a service, or the one in the folder above it, builds for its program in stages of their own. */
export function stagePages(service: Folder): readonly StagePages[] {
  const places = service.isRoot ? [service] : [service, service.sub('..')];
  const at = places.find((folder) => folder.peek('Dockerfile') !== undefined);
  const stages = at === undefined ? [] : stagesOf(dockerfileIn(at) ?? []);
  if (at === undefined || stages.length < 2) return [];
  const found = stages.flatMap((stage, order) =>
    copiesIn(stage).flatMap((copy) => {
      const source = stages.slice(0, order).find(({ name }) => name !== undefined && name === copy.stage);
      return source === undefined || compilesOnly(source)
        ? []
        : (pagesOf(at, service, stage, source, copy, order === stages.length - 1) ?? []);
    }),
  );
  return [...new Map(found.map((each) => [`${each.made} ${each.into ?? ''} ${each.beside ?? ''}`, each])).values()];
}

function pagesOf(
  at: Folder,
  service: Folder,
  stage: Stage,
  source: Stage,
  copy: Copy,
  isLast: boolean,
): StagePages | undefined {
  const made = posix.resolve(source.workdir, copy.from);
  const toService = (path: string) => service.relative(posix.join(at.path, path));
  // What lies below a folder is made there; what lies beside it may be.
  const copies = copiesIn(source);
  const near = copies.filter(({ to }) => isIn(made, to));
  for (const { stage: other, from, to } of [...near, ...copies]) {
    const folder = from.replace(/\/?package(?:\*|-lock|\*?)?\.json$/, '') || '.';
    if (other !== undefined || folder.includes('*') || !at.has(posix.join(folder, 'package.json'))) continue;
    const root = folder === '.' ? to : to.endsWith(`/${folder}`) ? to.slice(0, -folder.length - 1) || '/' : undefined;
    const output = isIn(made, to)
      ? posix.join(folder, posix.relative(to, made))
      : root !== undefined && isIn(made, root)
        ? posix.relative(root, made)
        : undefined;
    // What lies in the checkout is made by nobody.
    if (output === undefined || output === folder || at.has(output) || isFilled(at, output)) continue;
    const script = source.instructions.flatMap(({ name, args }) =>
      name === 'RUN' ? (BUILDS.exec(args)?.groups?.script ?? []) : [],
    )[0];
    const target = copiesIn(stage).find(
      (each) => each.stage === undefined && isIn(copy.to, each.to) && isWhole(at, each),
    );
    const into =
      target === undefined ? undefined : toService(posix.join(target.from, posix.relative(target.to, copy.to)));
    const beside = isLast && isIn(copy.to, stage.workdir) ? posix.relative(stage.workdir, copy.to) : undefined;
    if ((into ?? beside) === undefined || (into ?? beside)?.startsWith('..') === true) continue;
    return { folder: toService(folder), script, made: toService(output), into, beside };
  }
  return undefined;
}

/** Whether a stage stands on another language's toolchain and calls none of JavaScript: what it makes are programs. */
function compilesOnly({ image, instructions }: Stage): boolean {
  const lines = instructions.filter(({ name }) => name === 'RUN').map(({ args }) => args);
  return (
    /\b(?:golang|go|rust|cargo|maven|gradle|dotnet)\b/.test(image) &&
    !/\b(?:npm|npx|yarn|pnpm|bun|node)\b/.test(lines.join('\n'))
  );
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

function isWhole(at: Folder, { from }: Copy): boolean {
  return from === '.' || at.hasFolder(from);
}

function isFilled(at: Folder, path: string): boolean {
  const { files, directories } = at.list(path);
  return directories.length > 0 || files.some((name) => !name.startsWith('.'));
}

function copiesIn({ base, instructions }: Stage): readonly Copy[] {
  let workdir = base?.workdir ?? '/';
  return instructions.flatMap((each: Instruction): readonly Copy[] => {
    if (each.name === 'WORKDIR') workdir = posix.resolve(workdir, unquoted(each.args));
    if (!/^(?:COPY|ADD)$/.test(each.name) || each.args.includes('[')) return [];
    const words = each.args.split(/\s+/);
    const stage = words.flatMap((word) => /^--from=(.+)$/.exec(word)?.[1] ?? [])[0];
    const paths = words.filter((word) => !word.startsWith('--')).map((word) => posix.normalize(unquoted(word)));
    const to = posix.resolve(workdir, paths.at(-1) ?? '.').replace(/(?<=.)\/$/, '');
    return paths.slice(0, -1).map((from) => ({ stage, from: from.replace(/(?<=.)\/$/, ''), to }));
  });
}
