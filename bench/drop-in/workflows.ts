import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A step of a workflow, as inputs of build-push-action, and what the Docker actions make of it: arguments of `docker buildx`. */
export interface Step {
  readonly inputs: Readonly<Record<string, string>>;
  readonly buildx: readonly string[];
}

/** What a workflow does on one side: its steps, each of which may take the digests of those before it. */
export interface Workflow {
  readonly name: string;
  /** Repositories below the side's own, with the tags that are there afterwards. */
  readonly pushes: Readonly<Record<string, readonly string[]>>;
  readonly steps: (repository: string) => readonly ((digests: readonly string[]) => Step)[];
}

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
export function workflows(folder: string, baseImage: string): readonly Workflow[] {
  const [web = '', api = ''] = ['web', 'api'].map((name) => service(folder, name, baseImage));
  const everywhere = files(folder);
  const plain = (context: string, tags: readonly string[]): Step => ({
    inputs: { context, tags: tags.join('\n'), push: 'true' },
    buildx: ['build', '--push', ...tags.flatMap((tag) => ['--tag', tag]), '--provenance', 'mode=max', context],
  });
  return [
    {
      name: 'image',
      pushes: { shop: ['1.2.3', 'latest'] },
      steps: (repository) => [
        () => {
          const tags = ['1.2.3', 'latest'].map((tag) => `${repository}/shop:${tag}`);
          const cache = `type=registry,ref=${repository}/cache:web`;
          return {
            inputs: {
              context: web,
              tags: tags.join('\n'),
              push: 'true',
              'build-args': 'GREETING=welcome',
              labels: 'org.opencontainers.image.title=Shop',
              annotations: TITLE,
              'cache-from': cache,
              'cache-to': `${cache},mode=max`,
            },
            buildx: [
              ...['build', '--push', '--provenance', 'mode=max', '--build-arg', 'GREETING=welcome'],
              ...['--label', 'org.opencontainers.image.title=Shop', '--annotation', TITLE],
              ...['--cache-from', cache, '--cache-to', `${cache},mode=max`],
              ...tags.flatMap((tag) => ['--tag', tag]),
              web,
            ],
          };
        },
      ],
    },
    {
      name: 'matrix',
      pushes: { web: ['main'], api: ['main'] },
      steps: (repository) => [
        () => plain(web, [`${repository}/web:main`]),
        () => plain(api, [`${repository}/api:main`]),
      ],
    },
    {
      name: 'release',
      pushes: { release: ['2.0.0', '2.0'] },
      steps: (repository) => {
        const name = `${repository}/release`;
        const tags = ['2.0.0', '2.0'].map((tag) => `${name}:${tag}`);
        // Docker's own BuildKit takes a push by digest from this side, and buildx refuses to ask it for one: each leg has a tag of its own.
        const leg = (architecture: string) => (): Step => {
          const [platform, tag] = [`linux/${architecture}`, `${name}:leg-${architecture}`];
          return {
            inputs: { context: everywhere, platforms: platform, tags: tag, push: 'true' },
            buildx: [
              ...['build', '--push', '--platform', platform, '--tag', tag, '--provenance', 'mode=max'],
              everywhere,
            ],
          };
        };
        return [
          leg('amd64'),
          leg('arm64'),
          (digests) => ({
            inputs: { mode: 'merge', digests: digests.join('\n'), tags: tags.join('\n'), annotations: TITLE },
            buildx: [
              ...['imagetools', 'create', '--annotation', TITLE],
              ...tags.flatMap((tag) => ['--tag', tag]),
              ...digests.map((digest) => `${name}@${digest}`),
            ],
          }),
        ];
      },
    },
  ];
}
