import { connect, imageAttributes } from '../../src/buildkit/index.ts';
import { file, image, marshal, mkfile } from '../../src/llb/index.ts';
import { parsePlatform } from '../../src/oci/index.ts';
import type { Lab } from '../lab/lab.ts';

/**
 * A scanner that keeps to BuildKit's scanner protocol, in a few lines of shell: for every target one in-toto statement
 * with one SPDX package a file at the top of the tree. What real scanners find out is not its business.
 */
const SCANNER = `#!/bin/sh
set -eu
statement() {
  name=$1 tree=$2
  {
    printf '{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","subject":[],'
    printf '"predicate":{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"%s","packages":[' "\${BUILDKIT_SCAN_PREFIX:-}$name"
    separator=
    for entry in "$tree"/*; do
      printf '%s{"name":"%s","SPDXID":"SPDXRef-%s"}' "$separator" "\${entry##*/}" "$(printf %s "\${entry##*/}" | tr -c 'A-Za-z0-9\\n' -)"
      separator=,
    done
    printf ']}}\\n'
  } >"$BUILDKIT_SCAN_DESTINATION/$name.spdx.json"
}
statement sbom "$BUILDKIT_SCAN_SOURCE"
if [ -n "\${BUILDKIT_SCAN_SOURCE_EXTRAS:-}" ]; then
  for extra in "$BUILDKIT_SCAN_SOURCE_EXTRAS"/*; do statement "\${extra##*/}" "$extra"; done
fi
`;

/** Makes the scanner's image in the lab's registry and returns its name. */
export async function pushScannerImage(lab: Lab): Promise<string> {
  const name = `${lab.registry}/tools/scanner:latest`;
  const platform = parsePlatform('linux/amd64');
  const state = file(image(lab.baseImage), [mkfile('/usr/bin/scan', SCANNER, { mode: 0o755 })]);
  using client = await connect(`docker://${lab.dockerHost.replace('unix://', '')}`, { environment: {} });
  const exporters = [
    { type: 'image' as const, attributes: imageAttributes({ names: [name], push: true, store: false }) },
  ];
  await client.build({ exporters }, async (gateway) => {
    const ref = await gateway.solve(marshal(state, { platform }), { evaluate: true });
    const config = {
      architecture: 'amd64',
      os: 'linux',
      config: { Entrypoint: ['/bin/sh', '/usr/bin/scan'], Env: ['PATH=/usr/bin:/bin'] },
    };
    return { platforms: [{ platform, ref, config }] };
  });
  return name;
}
