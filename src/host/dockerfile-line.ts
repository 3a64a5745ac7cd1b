import { basename } from 'node:path';
import { buildDockerfile, type DockerfileRequest } from '../app/build-dockerfile.ts';
import type { BuildRequest, BuildTools } from '../app/build-request.ts';
import type { LineSettings } from '../app/settings.ts';
import { sourceFacts, sourceOfAddress, type Source } from '../app/source-facts.ts';
import { parseDockerfileOptions, type DockerfileOptions } from '../options/dockerfile.ts';
import type { BuildReport } from '../report/build-report.ts';
import type { BuildSurroundings, BuildWishes } from './build-wishes.ts';
import { dockerfileCacheScope } from './cache-scope.ts';
import type { ChosenDockerfile } from './dockerfile.ts';
import { dockerfileSources, layoutContexts } from './dockerfile-sources.ts';
import { hostGateway } from './host-gateway.ts';
import type { HostOutside } from './outside.ts';
import type { Workspace } from './workspace-path.ts';

/** What builds of both kinds are asked for. */
export type CommonRequest = Omit<BuildRequest, 'planned' | 'context'>;

/** A Dockerfile with all that its frontend is told, before there is a daemon. */
export class DockerfileLine {
  readonly #dockerfile: ChosenDockerfile;
  readonly #options: DockerfileOptions;
  readonly #settings: LineSettings;
  readonly #surroundings: BuildSurroundings;
  #source: Promise<Source> | undefined;

  /** @throws AipackError INPUT_INVALID with everything that can't be read */
  constructor(
    dockerfile: ChosenDockerfile,
    settings: LineSettings,
    wishes: BuildWishes,
    surroundings: BuildSurroundings,
  ) {
    this.#dockerfile = dockerfile;
    this.#settings = settings;
    this.#surroundings = surroundings;
    this.#options = parseDockerfileOptions(wishes, surroundings.environment);
  }

  /** Asks git once where the sources come from, which need not wait for a daemon. */
  begin({ git }: Pick<HostOutside, 'git'>): Promise<Source> {
    const { environment } = this.#surroundings;
    const { remote } = this.#settings;
    this.#source ??=
      remote === undefined
        ? sourceFacts({ git, environment, path: '.' })
        : Promise.resolve(sourceOfAddress(remote, environment));
    return this.#source;
  }

  /** The caches to write, with the one in the image where an argument of buildx asks for that. */
  cachesTo(given: readonly string[]): readonly string[] {
    const asked = this.#options.inlineCache === true && !given.some((cache) => /(?:^|,)\s*type=inline\b/.test(cache));
    return asked ? [...given, 'type=inline'] : given;
  }

  async build(
    common: CommonRequest & Pick<DockerfileRequest, 'platforms'>,
    tools: BuildTools,
    { checkContext, git }: Pick<HostOutside, 'checkContext' | 'git'>,
    workspace: Workspace,
  ): Promise<BuildReport> {
    const { label, named, text } = this.#dockerfile;
    const { context, labels, remote } = this.#settings;
    const { onNotice } = this.#surroundings;
    const { sbom } = common.attestations;
    if (typeof sbom === 'object') {
      const syntax = this.#options.attributes['build-arg:BUILDKIT_SYNTAX'];
      const { checkScanner } = await import('./scanner-wishes.ts');
      checkScanner(sbom, { text, label, syntax, info: tools.client.info }, tools.onWarning);
    }
    const without = ' Without it (no-dockerfile), the image would hold packages of Wolfi only.';
    if (!named) onNotice(`Building what the ${label} says.${without}`, { file: label });
    const source = await this.begin({ git });
    const parts = await this.parts(source, tools.client.info, workspace);
    for (const local of Object.values(parts.locals)) await checkContext(local);
    return buildDockerfile(
      {
        ...common,
        ...parts,
        name: basename(remote === undefined ? context : (source.repository ?? remote)),
        labels,
        source,
      },
      tools,
    );
  }

  /** What the frontend gets: the file, its options, and the folders that both are read from. */
  async parts(
    source: Pick<Source, 'repository'>,
    info: BuildTools['client']['info'],
    workspace: Workspace,
  ): Promise<Pick<DockerfileRequest, 'dockerfile' | 'locals' | 'ociLayouts' | 'options'>> {
    const { folder, label, name } = this.#dockerfile;
    const { context, remote } = this.#settings;
    const scoped = dockerfileCacheScope(this.#options, this.#settings, source);
    const layouts = await layoutContexts(this.#options.layouts, workspace);
    const attributes = {
      // Docker's own BuildKit takes the images of its store first, as with buildx: an earlier step may have loaded one.
      ...(info.docker ? { 'image-resolve-mode': 'local' } : {}),
      ...hostGateway(scoped.attributes, info),
      ...layouts.attributes,
      ...(remote === undefined ? {} : { context: remote }),
      // A file of this machine for a context of another.
      ...(remote === undefined || folder === undefined ? {} : { dockerfilekey: 'dockerfile' }),
    };
    return {
      dockerfile: { name, label },
      ociLayouts: layouts.ociLayouts,
      options: { ...scoped, attributes },
      locals: dockerfileSources(
        remote === undefined ? context : undefined,
        this.#dockerfile,
        this.#options.folders,
        workspace,
        this.#surroundings.onNotice,
      ),
    };
  }
}
