import { CHECKOUT, BUILD, DIFF, LINE, type Rows } from '../row.ts';

export const imageRows = {
  tags: {
    kind: 'list',
    rules: { commas: 'separate', wholeAfter: 'type=' },
    help: 'names of the image, one a line or separated by commas',
    input: {
      comments: true,
      help: 'names of the image, one a line or separated by commas, or rules as docker/metadata-action has them, one a line, such as `type=semver,pattern={{version}}`',
      more: 'Without any, an image that is pushed or loaded is named by its branch, tag or pull request.',
    },
    command: {
      flag: '-t, --tag <ref>',
      verbs: BUILD,
      often: true,
      help: 'name of the image, several by repeating',
      isList: true,
    },
  },
  images: {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'images that rules in `tags` make tags for, one a line, also as `name=IMAGE,enable=false`, or separated by commas',
    input: {
      comments: true,
      more: 'Default is `ghcr.io/OWNER/REPOSITORY`, with the service behind it where `service` is given.',
    },
  },
  flavor: {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'what tags of rules have in common, as docker/metadata-action has it: `latest=auto`, `prefix=TEXT`, `suffix=TEXT`, one a line',
    input: { comments: true },
  },
  digests: {
    kind: 'list',
    rules: { commas: 'separate' },
    help: 'with mode `merge`, the images for one platform each: digests in the repository of the first tag, whole names with digests, or a folder whose files have digests for names, one a line',
    input: {},
  },
  from: {
    kind: 'text',
    help: 'with mode `promote`, the image that gets the names in `tags`, by digest or tag',
    input: {},
  },
  labels: {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'further labels of the image, one `key=value` a line',
    input: { comments: true },
    command: { flag: '--label <key=value>', verbs: LINE, help: 'further label of the image, several by repeating' },
  },
  annotations: {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'annotations of the image, one `key=value` a line; `index:key=value` for those of the index, `index,manifest:key=value` for both',
    input: { comments: true },
    command: { flag: '--annotation <key=value>', verbs: BUILD, help: 'annotation of the image, several by repeating' },
  },
  platforms: {
    kind: 'list',
    rules: { commas: 'separate' },
    help: 'platforms of the image, such as `linux/amd64,linux/arm64`',
    input: { more: "Default is the runner's own." },
    command: {
      flag: '--platform <platform>',
      verbs: [...CHECKOUT, ...DIFF],
      often: true,
      help: 'linux/amd64 or linux/arm64, several by comma',
      isList: true,
    },
  },
  push: {
    kind: 'switch',
    help: 'push to the registry of the tags',
    input: {},
    command: { flag: '--push', verbs: BUILD, often: true },
  },
  load: { kind: 'switch', help: 'load into Docker', input: {}, command: { flag: '--load', verbs: BUILD, often: true } },
  outputs: {
    kind: 'list',
    rules: { commas: 'keep', quotes: false },
    help: 'outputs, one a line, such as `type=oci,dest=image.tar`; of type image, registry, oci, docker, tar, local or cacheonly',
    input: {},
    see: ['docs/buildkit.md#outputs'],
    command: {
      flag: '-o, --output <spec>',
      verbs: BUILD,
      often: true,
      help: 'docker, oci, tar, a folder, or type=TYPE,KEY=VALUE',
    },
  },
  'metadata-file': {
    kind: 'path',
    help: 'write what was built, as JSON',
    command: { flag: '--metadata-file <file>', verbs: BUILD },
  },
} as const satisfies Rows;

export const attestationRows = {
  sbom: {
    kind: 'switch-or-text',
    help: 'SBOM attestation',
    input: {
      more: "Default lists what is in the image, as SPDX, `format=cyclonedx` as CycloneDX; `true` scans with BuildKit's scanner, `false` has none, `inventory` the list even without provenance, or options such as `generator=IMAGE,scan-context=true,scan-stage=true`.",
    },
    command: {
      flag: '--sbom [options]',
      verbs: BUILD,
      help: "scan with BuildKit's scanner: generator=IMAGE, scan-context, scan-stage; default lists what is in the image, format=cyclonedx too",
      negated: 'no SBOM attestation',
    },
  },
  provenance: {
    kind: 'switch-or-text',
    help: 'SLSA provenance, such as mode=min',
    input: {
      help: 'SLSA provenance; `true` (default), `false`, or options such as `mode=min`',
      more: 'The default is `mode=max`, and `mode=min` for a private repository.',
    },
    command: { flag: '--provenance [options]', verbs: BUILD, negated: 'no provenance attestation' },
  },
  attests: {
    kind: 'list',
    rules: { commas: 'keep' },
    help: 'attestations, one a line, such as `type=sbom,generator=IMAGE`; `sbom` and `provenance` come before them',
    input: {},
    command: { flag: '--attest <spec>', verbs: BUILD, help: 'attestation: type=sbom or type=provenance, with options' },
  },
  sign: {
    kind: 'text',
    help: 'sign the pushed image and its attestations: `keyless` as who runs the job, or with a private key, `env://VARIABLE` or a path',
    input: {
      more: '`keyless` needs `permissions: id-token: write`. The password of a key is `COSIGN_PASSWORD` in the environment.',
    },
    command: { flag: '--sign <how>', verbs: BUILD },
    see: ['docs/attestations.md#signatures'],
  },
  attestations: {
    kind: 'switch',
    default: true,
    help: 'neither SBOM nor provenance',
    command: { flag: '--no-attestations', verbs: BUILD },
  },
} as const satisfies Rows;
