/** What `aipack build --help` ends with. */
export const BUILD_EXAMPLES = `
Examples:
  $ aipack build . -t ghcr.io/me/app:1.2 --push
  $ aipack build services/api -t app --load
  $ aipack build . --service web -t registry.example/web --push --platform linux/amd64,linux/arm64
  $ aipack detect . --format json > app.json && aipack build . --spec app.json -t app --output type=oci,dest=app.tar`;

/** What `aipack services --help` ends with. */
export const SERVICES_EXAMPLES = `
Examples:
  $ aipack services
  $ aipack services --changed-since origin/main
  $ aipack services . --matrix > matrix.json
  $ aipack services --format json | jq -r '.[].name'`;

/** What `aipack init --help` ends with. */
export const INIT_EXAMPLES = `
Writes .github/workflows/aipack.yml, for one service or for each of several.

Examples:
  $ aipack init
  $ aipack init --spec        # and an aipack.yml to change what was found in
  $ aipack init --force       # over the ones that are there`;
