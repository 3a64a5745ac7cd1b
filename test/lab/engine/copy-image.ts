import { LabError } from '../errors.ts';
import type { Lab } from '../lab.ts';

const manifestType = 'application/vnd.oci.image.manifest.v1+json';

async function ok(response: Response, what: string): Promise<Response> {
  if (response.ok) return response;
  throw new LabError('lab-request-failed', `${what}: ${response.status} ${(await response.text()).slice(0, 500)}`);
}

/**
 * Gives an image of the lab's registry another name there, so that the daemon doesn't have it by that name.
 * @param repository without the registry's host.
 * @returns the new name.
 */
export async function copyImage(lab: Lab, image: string, repository: string): Promise<string> {
  const base = `http://${lab.registry}/v2`;
  const [from = '', tag = ''] = image.slice(lab.registry.length + 1).split(':');
  const manifest = await ok(
    await fetch(`${base}/${from}/manifests/${tag}`, { headers: { accept: manifestType } }),
    `reading ${image}`,
  );
  const body = await manifest.text();
  const { config, layers } = JSON.parse(body) as { config: { digest: string }; layers: { digest: string }[] };
  for (const { digest } of [config, ...layers]) {
    const query = new URLSearchParams({ mount: digest, from });
    await ok(await fetch(`${base}/${repository}/blobs/uploads/?${query.toString()}`, { method: 'POST' }), repository);
  }
  const put = { method: 'PUT', body, headers: { 'content-type': manifestType } };
  await ok(await fetch(`${base}/${repository}/manifests/${tag}`, put), repository);
  return `${lab.registry}/${repository}:${tag}`;
}
