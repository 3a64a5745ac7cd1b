import type { Client } from '../buildkit/index.ts';
import { type CredentialsProvider, type Reference, RegistryClient } from '../oci/index.ts';
import type { ImageTools } from '../app/build-request.ts';
import type { Planned } from '../app/line.ts';
import { PushCheck } from '../app/push-check.ts';
import { RememberedRegistry } from '../app/remembered.ts';
import { rootMaker } from '../app/make-roots.ts';
import type { LineSettings } from '../app/settings.ts';
import { rebuild } from '../app/verify/rebuild.ts';
import type { StatedImage } from '../app/verify/find-statements.ts';
import type { VerifyReport } from '../app/verify/report.ts';
import { verifyImage, type RebuiltImage } from '../app/verify/verify-image.ts';
import type { BuildSurroundings, BuildWishes } from './build-wishes.ts';
import { sharedKeyOf } from './cache-scope.ts';
import { checkoutOf } from './checkout.ts';
import { contextSource } from './repository-source.ts';
import { daemonOf } from './daemon.ts';
import { credentialsOf } from './docker-config.ts';
import { readImageName } from './image-name.ts';
import type { HostOutside } from './outside.ts';
import { ownSecrets } from './own-secrets.ts';
import { openPackageBytes } from './package-bytes.ts';
import { secretProviders } from './secret-values.ts';
import { openSpool } from './spool.ts';
import { waysOfSteps } from './ways-of-steps.ts';
import { WITHOUT_ATTESTATIONS } from '../app/passes.ts';
import { sshAgents } from './ssh-agents.ts';
import { plainFetch } from './use-network.ts';
import { workspaceOf } from './workspace-path.ts';

type Wishes = Pick<BuildWishes, 'buildkit' | 'container' | 'insecureRegistries' | 'release'>;

/** Builds an image again from what is said about it, and tells whether it is the same. */
export async function runVerifyLine(
  image: string,
  settings: LineSettings,
  outside: HostOutside,
  wishes: Wishes,
  surroundings: BuildSurroundings,
): Promise<VerifyReport> {
  const { onWarning, signal } = surroundings;
  const reference = readImageName(image);
  const credentials = credentialsOf(surroundings);
  const registry = new RegistryClient({ fetch: plainFetch, credentials, signal, insecure: wishes.insecureRegistries });
  const rebuilder = new Rebuilder(reference, registry, credentials, wishes, surroundings);
  try {
    return await verifyImage(
      { reference, settings },
      {
        registry,
        line: outside,
        checkout: () => checkoutOf(settings.context, outside),
        rebuild: (...plan) => rebuilder.rebuild(...plan),
        onWarning,
      },
    );
  } finally {
    rebuilder.close();
  }
}

/** Builds on a BuildKit that is looked for once there is something to build. */
class Rebuilder {
  readonly #reference: Reference;
  readonly #registry: RegistryClient;
  readonly #credentials: CredentialsProvider;
  readonly #wishes: Wishes;
  readonly #surroundings: BuildSurroundings;
  #client: Client | undefined;

  constructor(
    reference: Reference,
    registry: RegistryClient,
    credentials: CredentialsProvider,
    wishes: Wishes,
    surroundings: BuildSurroundings,
  ) {
    this.#reference = reference;
    this.#registry = registry;
    this.#credentials = credentials;
    this.#wishes = wishes;
    this.#surroundings = surroundings;
  }

  async rebuild(
    planned: Planned,
    { manifest }: StatedImage,
    settings: LineSettings,
    outside: HostOutside,
  ): Promise<RebuiltImage> {
    const { checkout, directory, environment, onNotice, onProgress, onWarning, outputShown, packages, signal } =
      this.#surroundings;
    const workspace = workspaceOf(directory, settings.context, checkout);
    const secrets = secretProviders(settings, environment, workspace);
    const ssh = sshAgents(settings.ssh, workspace);
    const reach = daemonOf({ settings, wishes: this.#wishes, surroundings: this.#surroundings, workspace }, outside);
    const client = (this.#client ??= await reach());
    const context = contextSource(settings.context, await outside.tracked(), onWarning);
    const kept = await openPackageBytes(packages, onWarning);
    const spool = await openSpool();
    try {
      const network = { fetch, store: outside.store, bytes: kept.bytes, onWarning };
      const tools: ImageTools = {
        client,
        registry: this.#registry,
        remembered: new RememberedRegistry(this.#registry),
        pushes: new PushCheck(this.#registry),
        recorded: false,
        credentials: this.#credentials,
        fetch: plainFetch,
        loadInto: () => spool.open,
        makeRoots: rootMaker(settings.packages, network),
        now: () => Date.now(),
        onNotice,
        onProgress,
        outputShown,
        onWarning,
        signal,
        stopwatch: outside.stopwatch,
        written: [],
      };
      const ways = await waysOfSteps(settings.network, WITHOUT_ATTESTATIONS, undefined, client, this.#surroundings);
      const request = {
        planned,
        proxies: ways.proxies,
        context,
        reference: this.#reference,
        annotations: manifest.content.annotations ?? {},
        insecureRegistries: this.#wishes.insecureRegistries,
        secrets: { ...secrets, ...ownSecrets(settings, planned.plans) },
        ssh,
        sharedKey: sharedKeyOf(settings),
      };
      const digest = await rebuild(request, tools, spool.open);
      return { digest, read: spool.read, close: spool.close };
    } catch (error) {
      await spool.close();
      throw error;
    } finally {
      await kept.close();
    }
  }

  close(): void {
    this.#client?.close();
  }
}
