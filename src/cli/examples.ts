import type { Verb } from '../options/row.ts';

/** What the help of a verb ends with: lines that can be typed as they are. */
export const EXAMPLES: Readonly<Partial<Record<Verb | 'completion' | 'schema', readonly string[]>>> = {
  detect: [
    'aipack detect',
    'aipack detect --explain           # and what was looked at and not taken',
    'aipack detect services/api --format json > api.json',
  ],
  validate: ['aipack validate', 'aipack validate --platform linux/amd64,linux/arm64 --format json > pinned.json'],
  plan: ['aipack plan', 'aipack plan --graph > build.svg', 'aipack plan --service web --format json > plan.json'],
  build: [
    'aipack build                      # loads it into the Docker of this machine',
    'aipack build . -t ghcr.io/me/app:1.2 --push',
    'aipack build --service web -t registry.example/web --push --platform linux/amd64,linux/arm64',
    'aipack build --spec app.json -t app --output type=oci,dest=app.tar',
  ],
  run: ['aipack run', 'aipack run --service api --port 8080 --env DATABASE_URL', 'aipack run services/web --detach'],
  lock: ['aipack lock', 'aipack lock --update              # the newest of everything'],
  verify: [
    'aipack verify ghcr.io/me/app:1.2',
    'aipack verify registry.example/app@sha256:… path/to/checkout --format json',
  ],
  diff: [
    'aipack diff ghcr.io/me/app:1.1 ghcr.io/me/app:1.2',
    'aipack diff app.tar ghcr.io/me/app@sha256:0123… --format json',
    'aipack plan --format json > before.json; git pull; aipack diff before.json .',
  ],
  services: [
    'aipack services',
    'aipack services --changed-since origin/main',
    "aipack services --format json | jq -r '.[].name'",
  ],
  init: [
    'aipack init                       # writes .github/workflows/aipack.yml',
    'aipack init --spec                # and an aipack.yml to change what was found in',
    'aipack init --force               # over the ones that are there',
  ],
  mcp: [
    'aipack mcp                        # for an assistant that starts it, see docs/assist.md',
    'aipack mcp services/api',
  ],
  doctor: ['aipack doctor', 'aipack doctor --buildkit tcp://builder.example:1234'],
  'packages search': ['aipack packages search postgres client'],
  'packages validate': ['aipack packages validate nodejs-22 postgresql-client'],
  'packages resolve': ['aipack packages resolve nodejs-22 "npm<11"'],
  'packages streams': ['aipack packages streams python', "aipack packages streams node --range '^22'"],
  schema: ['aipack schema > aipack.schema.json', 'aipack schema universal-build > universal-build.schema.json'],
  completion: [
    "echo 'source <(aipack completion bash)' >> ~/.bashrc",
    "echo 'source <(aipack completion zsh)' >> ~/.zshrc         # behind the line with compinit",
    'aipack completion fish > ~/.config/fish/completions/aipack.fish',
  ],
};

/** The examples of a verb as its help has them. */
export function examplesOf(verb: keyof typeof EXAMPLES): string {
  return ['', 'Examples:', ...(EXAMPLES[verb] ?? []).map((line) => `  $ ${line}`)].join('\n');
}
