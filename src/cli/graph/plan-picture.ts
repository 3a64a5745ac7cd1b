import type { ImagePlan } from '../../image/image-plan.ts';
import type { Arrow, Box, Picture } from '../../report/picture/picture.ts';
import { draw } from '../../report/picture/draw.ts';
import type { Planned } from '../../app/line.ts';
import type { Printable } from '../../untrusted/printable.ts';

/** Entries of a list that a box shows. */
const LISTED = 6;

/** Draws the build as one picture, with that of each platform beside the others. */
export async function planDrawer(): Promise<(planned: Planned) => Printable> {
  // The bundler leaves this import as it is: the same words name the part beside this one in dist/.
  const layout = await import(/* webpackIgnore: true */ '../layout/index.ts');
  return ({ plans }) => {
    const pictures = plans.map(planPicture);
    const title = `${plans[0]?.projectName ?? ''}, ${plans.map(({ platform }) => platform).join(', ')}`;
    const [boxes, arrows] = [pictures.flatMap((each) => each.boxes), pictures.flatMap((each) => each.arrows)];
    return draw({ title, boxes, arrows }, layout);
  };
}

/** What comes into the build stage, its steps, and what of their result comes into the image. */
function planPicture(plan: ImagePlan): Pick<Picture, 'boxes' | 'arrows'> {
  const { build, runtime, config } = plan;
  const boxes: Box[] = [];
  const arrows: Arrow[] = [];
  const named = (id: string): string => `${plan.platform} ${id}`;
  const box = (id: string, kind: Box['kind'], lines: readonly string[]): string => {
    boxes.push({ id: named(id), kind, lines });
    return named(id);
  };
  const packages = (stage: typeof build | typeof runtime, id: string, title: string): string =>
    box(id, 'given', [title, ...some(stage.packages.map(({ name, version }) => `${name} ${version}`))]);
  const repository = (): string =>
    boxes.some(({ id }) => id === named('repository'))
      ? named('repository')
      : box('repository', 'given', ['repository']);
  let last =
    build.steps.length === 0
      ? repository()
      : packages(build, 'build', `${build.packages.length} packages to build with`);
  build.steps.forEach((step, i) => {
    const isCopy = step.kind === 'context';
    const id = box(
      `step ${i}`,
      'step',
      isCopy ? [step.name] : [step.name, ...step.caches.map(({ target }) => `keeps ${target}`)],
    );
    if (isCopy) arrows.push({ from: repository(), to: id });
    arrows.push({ from: last, to: id });
    last = id;
  });
  const image = packages(runtime, 'runtime', `${runtime.packages.length} packages of the image`);
  const result = [
    `${plan.projectName}, ${plan.platform}`,
    `start ${config.config.Entrypoint.join(' ')}`,
    `ports ${Object.keys(config.config.ExposedPorts).join(' ') || 'none'}`,
    `user ${config.config.User}`,
  ];
  const made = box('image', 'result', result);
  arrows.push({ from: image, to: made });
  for (const { from, to } of runtime.copies) {
    arrows.push({ from: last, to: made, label: from === to ? to : `${from} → ${to}` });
  }
  return { boxes, arrows };
}

function some(items: readonly string[], most = LISTED): readonly string[] {
  return items.length <= most ? items : [...items.slice(0, most - 1), `and ${items.length - most + 1} more`];
}
