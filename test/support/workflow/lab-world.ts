import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab } from '../../lab/lab.ts';
import { labEnvironment } from '../lab-environment.ts';
import { registryWriter } from '../registry-writer.ts';
import { actionFile, planFile, type StepResult } from '../runner.ts';
import { FOREIGN } from './foreign-actions.ts';
import type { Action, ActionStep, World } from './world.ts';

/** What a workflow runs in where the lab stands for the rest of the world: its registry for ghcr.io, its packages for Wolfi's. */
export class LabWorld {
  readonly #folder = mkdtempSync(join(tmpdir(), 'aipack-world-'));
  readonly #lab: Lab;
  readonly #images: string;
  /** What was given to actions/attest: names with digests. */
  readonly attested: string[] = [];
  #runs = 0;

  /** @param images below which everything of ghcr.io is */
  constructor(lab: Lab, images: string) {
    this.#lab = lab;
    this.#images = `${lab.registry}/${images}`;
  }

  /** Where an image of ghcr.io is here. */
  place(name: string): string {
    return name.replaceAll(/(?:ghcr\.io|registry\.example)\//g, `${this.#images}/`);
  }

  world(origin: string, event: World['event'], more: Partial<World> = {}): World {
    const { machine, ...others } = more;
    return {
      repository: 'owner/shop',
      origin,
      event,
      artifacts: join(this.#folder, `artifacts-${this.#runs++}`),
      machine: { PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: this.#lab.dockerHost, ...machine },
      actions: this.actions,
      ...others,
    };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get actions(): Readonly<Record<string, Action>> {
    const whole: Action = {
      main: (step) => this.#own(step, actionFile),
      post: ({ runner }, state) => runner.post(state),
    };
    const plan: Action = { ...whole, main: (step) => this.#own(step, planFile) };
    const attest: Action = { main: (step) => this.#attest(step) };
    return {
      ...FOREIGN,
      'org/aipack-action': whole,
      'org/aipack-action/plan': plan,
      'actions/attest': attest,
    };
  }

  /** Our own action: its bundle, started as the runner starts it, with what only the lab makes it need. */
  async #own(step: ActionStep, action: typeof actionFile): Promise<StepResult> {
    const { env, inputs, runner, world } = step;
    const asked = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, this.place(value)]));
    const { service = '', mode = action.inputs.mode?.default } = asked;
    const own = `${this.#images}/${world.repository}${service === '' || mode === 'plan' ? '' : `/${service}`}`;
    const images = asked.images === undefined || asked.images === '' ? own : asked.images;
    const token = world.machine.GITHUB_API_URL === undefined ? {} : { 'github-token': 'token-of-the-job' };
    const { packages } = this.#lab;
    const lab = {
      'package-repositories': packages.url,
      'package-keys': packages.publicKeyPath,
      'ca-file': labEnvironment(this.#lab).AIPACK_CA_FILE ?? '',
    };
    return runner.main({ ...lab, ...token, ...asked, images }, { action, env });
  }

  /** What actions/attest does with `push-to-registry`: a signed bundle that refers to the image. Nobody signs here. */
  async #attest({ inputs, permissions }: ActionStep): Promise<Partial<StepResult>> {
    const { 'subject-digest': digest = '', 'subject-name': subject = '' } = inputs;
    for (const name of ['id-token', 'attestations'])
      if (permissions[name] !== 'write') return { exitCode: 1, stdout: `actions/attest needs ${name}: write` };
    if (!/^sha256:[0-9a-f]{64}$/.test(digest) || subject === '') return { exitCode: 1, stdout: 'no subject' };
    const registry = registryWriter(this.place(subject));
    const image = await registry.manifest(digest);
    if (inputs['push-to-registry'] === 'true') {
      const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';
      const layer = await registry.putBlob({ subject, digest }, bundle);
      const config = await registry.putBlob({}, 'application/vnd.oci.empty.v1+json');
      const mediaType = 'application/vnd.oci.image.manifest.v1+json';
      const size = Buffer.byteLength(JSON.stringify(image));
      const about = { mediaType: String(image.mediaType), digest, size };
      await registry.putManifest(
        { schemaVersion: 2, mediaType, artifactType: bundle, config, layers: [layer], subject: about },
        mediaType,
      );
    }
    this.attested.push(`${subject}@${digest}`);
    return { exitCode: 0, outputs: {} };
  }
}
