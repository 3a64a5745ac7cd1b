import type { BuildOptions } from '../buildkit/index.ts';
import { CA_SECRET, REPOSITORIES_SECRET, type ImagePlan } from '../image/image-plan.ts';
import { repositoryLines } from '../app/plan.ts';
import type { LineSettings } from '../app/settings.ts';

/**
 * What only the steps of a plan mount: where apk runs, the addresses of package repositories with their passwords, and
 * certificates. A Dockerfile could name them as any other secret, so its build is never offered them.
 */
export function ownSecrets(
  { caCertificates, packages }: LineSettings,
  plans: readonly ImagePlan[],
): NonNullable<BuildOptions['secrets']> {
  return {
    ...(plans.some(({ apk }) => apk.private)
      ? { [REPOSITORIES_SECRET]: () => Buffer.from(repositoryLines(packages)) }
      : {}),
    ...(caCertificates === undefined ? {} : { [CA_SECRET]: () => Buffer.from(caCertificates) }),
  };
}
