import type { Lab } from '../lab/lab.ts';

/** The environment of a user whose settings point at the lab: the product itself knows nothing of it. */
export function labEnvironment(lab: Lab, base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const certificates = base.AIPACK_CA_FILE ?? base.NODE_EXTRA_CA_CERTS;
  return {
    ...base,
    DOCKER_HOST: lab.dockerHost,
    AIPACK_PACKAGE_REPOSITORIES: lab.packages.url,
    AIPACK_PACKAGE_KEYS: lab.packages.publicKeyPath,
    AIPACK_BASE_IMAGE: lab.baseImage,
    ...(certificates === undefined ? {} : { AIPACK_CA_FILE: certificates }),
  };
}
