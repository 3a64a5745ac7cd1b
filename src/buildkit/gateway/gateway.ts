import type { Definition } from '../../llb/index.ts';
import type { Platform } from '../../oci/index.ts';
import { BuildkitError } from '../errors.ts';
import type { Init } from '../../proto/codec.ts';
import type { CacheOptionsEntry, Result, SolveRequest } from '../../proto/gateway.ts';
import type { Platform as PlatformMessage } from '../../proto/ops.ts';
import { LLBBridge } from '../../proto/services.ts';
import type { Bridge } from './bridge.ts';
import { type Capabilities, checkCapabilities, readCapabilities } from './caps.ts';
import { Container, type ContainerOptions } from './container.ts';
import { Ref } from './ref.ts';
import { attestationOf, type Attestation } from './result.ts';
import { parseJson } from '../../untrusted/json.ts';

/** A cache to read from or write to, in the daemon's words. */
export interface CacheEntry {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface SolveOptions {
  /** Builds at once, so that a failing step fails this call; without it only what is read from the result is built. */
  readonly evaluate?: boolean;
  /** In place of those that the whole build was given. */
  readonly cacheImports?: readonly CacheEntry[];
}

export interface FrontendOptions extends SolveOptions {
  /** Graphs that the frontend may build on, by the names that its attributes know them by. */
  readonly inputs?: Readonly<Record<string, Definition>>;
}

export interface FrontendResult {
  /** The result where there is only one. */
  readonly ref: Ref | undefined;
  /** By platform, where there are several. */
  readonly refs: ReadonlyMap<string, Ref>;
  readonly metadata: ReadonlyMap<string, Uint8Array>;
  /** What the frontend attests about its results, by platform. */
  readonly attestations: ReadonlyMap<string, readonly Attestation[]>;
}

export interface ResolvedImage {
  /** The name, which a policy of the daemon may have changed. */
  readonly reference: string;
  readonly digest: string;
  /** The image's config, parsed. */
  readonly config: unknown;
}

export interface ResolveOptions {
  readonly platform?: Platform;
  readonly resolveMode?: 'default' | 'pull' | 'local';
  /** What progress shows meanwhile. */
  readonly name?: string;
}

export interface GatewayOptions {
  readonly sessionId: string;
  /** For every graph that names none of its own. */
  readonly cacheImports: readonly CacheEntry[];
  /** Told of every graph before it is built. */
  readonly onDefinition: (definition: Definition) => void;
}

/** The inside of a running build: graphs in, file systems out, as often as needed before the result is returned. */
export class Gateway {
  readonly caps: Capabilities;
  /** To be given to marshal(), so that local sources are read from this build's session. */
  readonly sessionId: string;
  /** Aborts when the build ends in any way but by returning. */
  readonly signal: AbortSignal;
  readonly #bridge: Bridge;
  readonly #options: GatewayOptions;

  private constructor(bridge: Bridge, caps: Capabilities, options: GatewayOptions) {
    this.#bridge = bridge;
    this.caps = caps;
    this.sessionId = options.sessionId;
    this.signal = bridge.signal;
    this.#options = options;
  }

  static async open(bridge: Bridge, options: GatewayOptions): Promise<Gateway> {
    const pong = await bridge.first(LLBBridge.Ping, {});
    return new Gateway(bridge, readCapabilities(pong), options);
  }

  /**
   * Has the daemon take in a graph, and build it where `evaluate` is set.
   *
   * @throws BuildkitError UNSUPPORTED, EXEC_FAILED, SOLVE_FAILED…
   */
  async solve(definition: Definition, options: SolveOptions = {}): Promise<Ref> {
    if (definition.def.length === 0) return new Ref(this.#bridge, '');
    checkCapabilities(definition, this.caps);
    this.#options.onDefinition(definition);
    const { ref } = await this.#solve({ Definition: definition }, options);
    if (ref === undefined) throw new BuildkitError('RPC_FAILED', 'The daemon gave no result for a graph');
    return ref;
  }

  /** Runs a frontend of the daemon, such as `dockerfile.v0`, or `gateway.v0` with an image as its `source`. */
  async frontend(
    name: string,
    attributes: Readonly<Record<string, string>>,
    { inputs, ...options }: FrontendOptions = {},
  ): Promise<FrontendResult> {
    const given = inputs === undefined ? {} : { FrontendInputs: inputs };
    return this.#solve({ Frontend: name, FrontendOpt: attributes, ...given }, options);
  }

  /**
   * Finds out which image a name stands for now.
   *
   * @throws BuildkitError SOURCE_NOT_FOUND, REGISTRY_DENIED…
   */
  async resolveImage(reference: string, options: ResolveOptions = {}): Promise<ResolvedImage> {
    const platform = options.platform && platformMessage(options.platform);
    const common = { Platform: platform, ResolveMode: options.resolveMode ?? 'default', LogName: options.name };
    if (!this.caps.gateway.has('source.metaresolver')) {
      const answer = await this.#bridge.call(LLBBridge.ResolveImageConfig, { ...common, Ref: reference });
      return {
        reference: answer.Ref === '' ? reference : answer.Ref,
        digest: answer.Digest,
        config: parse(answer.Config, reference),
      };
    }
    const source = { identifier: `docker-image://${reference}` };
    const answer = await this.#bridge.call(LLBBridge.ResolveSourceMeta, { ...common, Source: source });
    if (answer.Image === null) throw new BuildkitError('RPC_FAILED', `The daemon gave no answer about ${reference}`);
    const named = answer.Source?.identifier.replace(/^docker-image:\/\//, '') ?? '';
    return {
      reference: named === '' ? reference : named,
      digest: answer.Image.Digest,
      config: parse(answer.Image.Config, reference),
    };
  }

  /**
   * Makes a container from results, for example to try an image out before it is returned.
   *
   * @throws BuildkitError
   */
  async container(options: ContainerOptions): Promise<Container> {
    return Container.create(this.#bridge, options);
  }

  async #solve(
    what: Pick<Init<SolveRequest>, 'Definition' | 'Frontend' | 'FrontendOpt' | 'FrontendInputs'>,
    options: SolveOptions,
  ): Promise<FrontendResult> {
    const { result } = await this.#bridge.call(LLBBridge.Solve, {
      ...what,
      allowResultReturn: true,
      allowResultArrayRef: true,
      CacheImports: (options.cacheImports ?? this.#options.cacheImports).map(cacheMessage),
      Evaluate: options.evaluate ?? false,
    });
    return this.#read(result);
  }

  #read(result: Result | null): FrontendResult {
    const refs = Object.entries(result?.refs?.refs ?? {}).map(
      ([id, ref]) => [id, new Ref(this.#bridge, ref.id)] as const,
    );
    const single = result?.ref ?? (refs.length === 0 ? { id: '' } : undefined);
    return {
      ref: single && new Ref(this.#bridge, single.id),
      refs: new Map(refs),
      metadata: new Map(Object.entries(result?.metadata ?? {})),
      attestations: new Map(
        Object.entries(result?.attestations ?? {}).map(([id, { attestation }]) => [
          id,
          attestation.map((message) => attestationOf(message, new Ref(this.#bridge, message.ref?.id ?? ''))),
        ]),
      ),
    };
  }
}

export function cacheMessage({ type, attributes }: CacheEntry): Init<CacheOptionsEntry> {
  return { Type: type, Attrs: attributes };
}

function platformMessage({ os, architecture, variant, osVersion, osFeatures }: Platform): Init<PlatformMessage> {
  return { OS: os, Architecture: architecture, Variant: variant, OSVersion: osVersion, OSFeatures: osFeatures };
}

function parse(config: Uint8Array, reference: string): unknown {
  const value = parseJson(config);
  if (value !== undefined) return value;
  throw new BuildkitError('RPC_FAILED', `The config of ${reference} is not JSON`, {
    hint: 'Check that it is the name of an image, and what the registry has under it.',
  });
}
