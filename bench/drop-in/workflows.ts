import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Step, Workflow } from '../../test/support/workflow/workflow-file.ts';

/** A workflow of the Docker actions, and what it pushes. */
export interface Compared {
  readonly name: string;
  /** Repositories below the side's own, with the tags that are there afterwards. */
  readonly pushes: Readonly<Record<string, readonly string[]>>;
  readonly workflow: (repository: string) => Workflow;
}

/** The actions that the workflows use; what the second does is a command of theirs, and a mode of ours. */
export const BUILD_PUSH = 'docker/build-push-action';
export const IMAGETOOLS = 'docker/imagetools';

/** A service as a Dockerfile builds it: a step that runs, then files. */
function service(folder: string, name: string, baseImage: string): string {
  const context = join(folder, name);
  mkdirSync(context, { recursive: true });
  writeFileSync(
    join(context, 'Dockerfile'),
    [
      `FROM ${baseImage} AS build`,
      `ARG GREETING=hello`,
      `RUN echo "$GREETING ${name}" > /greeting`,
      'FROM scratch',
      'COPY --from=build /greeting /',
      'COPY page.html /',
      '',
    ].join('\n'),
  );
  writeFileSync(join(context, 'page.html'), `<h1>${name}</h1>\n`);
  return context;
}

/** Files that are the same on every platform, so that a machine of one can make both. */
function files(folder: string): string {
  const context = join(folder, 'files');
  mkdirSync(context, { recursive: true });
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY page.html /\n');
  writeFileSync(join(context, 'page.html'), '<h1>everywhere</h1>\n');
  return context;
}

const TITLE = 'index:org.opencontainers.image.title=Shop';

/** Three ordinary workflows: one image with a cache and two tags, a matrix of services, a release of two platforms that is merged. */
export function workflows(folder: string, baseImage: string): readonly Compared[] {
  const [web = '', api = ''] = ['web', 'api'].map((name) => service(folder, name, baseImage));
  const everywhere = files(folder);
  return [
    {
      name: 'image',
      pushes: { shop: ['1.2.3', 'latest'] },
      workflow: (repository) => {
        const cache = `type=registry,ref=${repository}/cache:web`;
        return job([
          build({
            context: web,
            tags: ['1.2.3', 'latest'].map((tag) => `${repository}/shop:${tag}`).join('\n'),
            'build-args': 'GREETING=welcome',
            labels: 'org.opencontainers.image.title=Shop',
            annotations: TITLE,
            'cache-from': cache,
            'cache-to': `${cache},mode=max`,
          }),
        ]);
      },
    },
    {
      name: 'matrix',
      pushes: { web: ['main'], api: ['main'] },
      workflow: (repository) =>
        job([build({ context: '${{ matrix.context }}', tags: `${repository}/\${{ matrix.service }}:main` })], {
          include: [
            { service: 'web', context: web },
            { service: 'api', context: api },
          ],
        }),
    },
    {
      name: 'release',
      pushes: { release: ['2.0.0', '2.0'] },
      workflow: (repository) => {
        const name = `${repository}/release`;
        // Docker's own BuildKit takes a push by digest from this side, and buildx refuses to ask it for one: each leg has a tag of its own.
        const leg = (architecture: string): Step => ({
          id: architecture,
          ...build({ context: everywhere, platforms: `linux/${architecture}`, tags: `${name}:leg-${architecture}` }),
        });
        const images = ['amd64', 'arm64'].map((id) => `${name}@\${{ steps.${id}.outputs.digest }}`);
        const tags = ['2.0.0', '2.0'].map((tag) => `${name}:${tag}`).join('\n');
        const merge = { uses: IMAGETOOLS, with: { tags, images: images.join('\n'), annotations: TITLE } };
        return job([leg('amd64'), leg('arm64'), merge]);
      },
    },
  ];
}

function build(inputs: Readonly<Record<string, string>>): Step {
  return { uses: BUILD_PUSH, with: { ...inputs, push: true } };
}

function job(steps: readonly Step[], matrix?: object): Workflow {
  const strategy = matrix === undefined ? {} : { strategy: { matrix } };
  return { on: 'push', jobs: { job: { 'runs-on': 'ubuntu-latest', ...strategy, steps } } };
}
