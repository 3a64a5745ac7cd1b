import { packageUrl } from '../../image/attested-packages.ts';
import type { Planned } from '../line.ts';
import type { StatedImage } from './find-statements.ts';

/** What the folder holds that an image is built from again. */
export interface Checkout {
  /** The commit that is checked out; undefined where git can't tell. */
  readonly revision: string | undefined;
  /** Files that are not as that commit has them, the first of them; undefined where that can't be told. */
  readonly changed: readonly string[] | undefined;
}

export interface CauseFacts {
  readonly image: StatedImage;
  readonly planned: Planned;
  readonly checkout: Checkout;
  /** Of this program. */
  readonly toolVersion: string;
}

const MOST_NAMES = 10;

/** In what building again differs from how the image was made, one sentence each: what a difference may come from. */
export function causesOf({ checkout, image, planned, toolVersion }: CauseFacts): readonly string[] {
  const { packages, settings, source, tool } = image.statement;
  const { changed, revision } = checkout;
  return [
    ...(tool.version === toolVersion ? [] : [`The image was built by aipack ${tool.version}; this is ${toolVersion}.`]),
    ...(source.revision === undefined
      ? [
          'The statement names no commit, so nothing tells whether this checkout is the one that the image was built from.',
        ]
      : revision === undefined
        ? [`git can't tell which commit is checked out here; the image was built from ${source.revision}.`]
        : revision === source.revision
          ? []
          : [`The commit ${revision} is checked out; the image was built from ${source.revision}.`]),
    ...(revision !== undefined && changed === undefined
      ? ['This checkout has more files than are compared with the commit.']
      : []),
    ...(changed === undefined || changed.length === 0
      ? []
      : [`Files here are not as the commit has them: ${list(changed)}.`]),
    ...(packages.installation === 'apk' && settings.baseImage?.includes('@') !== true
      ? [
          `Packages were installed in ${settings.baseImage ?? 'a base image'}, a name that may mean another image by now.`,
        ]
      : []),
    ...packageCauses(image, planned),
  ];
}

function packageCauses({ statement }: StatedImage, { pinned }: Planned): readonly string[] {
  return pinned.platforms.flatMap(({ architecture, buildArchitecture, packages }) =>
    (['build', 'runtime'] as const).flatMap((stage) => {
      const arch = stage === 'build' ? buildArchitecture : architecture;
      const here = packages[stage].map((item) => packageUrl({ ...item, architecture: arch }));
      const there = statement.packages[stage].map(({ uri }) => uri);
      const less = there.filter((uri) => !here.includes(uri));
      const more = here.filter((uri) => !there.includes(uri));
      return [
        ...(less.length === 0
          ? []
          : [`This checkout's ${stage} stage does without packages that it had: ${list(less)}.`]),
        ...(more.length === 0 ? [] : [`This checkout's ${stage} stage takes packages that it had not: ${list(more)}.`]),
      ];
    }),
  );
}

function list(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
