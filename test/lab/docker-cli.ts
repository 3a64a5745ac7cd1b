import { join } from 'node:path';
import { writeWhole } from './files.ts';
import type { Lab } from './lab.ts';

/** The Docker client with buildx that goes with the lab's engine, for comparisons. */
export function dockerCli(lab: Lab): { argv: readonly [string]; env: NodeJS.ProcessEnv } {
  if (lab.kind === 'docker') return { argv: ['docker'], env: {} };
  const tree = join(lab.directory, 'rootfs');
  const config = join(lab.directory, 'docker-cli');
  const plugins = [join(tree, 'usr/libexec/docker/cli-plugins')];
  writeWhole(join(config, 'config.json'), JSON.stringify({ cliPluginsExtraDirs: plugins }));
  return { argv: [join(tree, 'usr/bin/docker')], env: { DOCKER_CONFIG: config, DOCKER_HOST: lab.dockerHost } };
}
