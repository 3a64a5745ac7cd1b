/** @cost 5 */
import { afterAll, expect } from '@jest/globals';
import { ensureImage } from '../../../src/buildkit/container/pull.ts';
import { imageAttributes } from '../../../src/buildkit/index.ts';
import { DockerApi } from '../../../src/buildkit/transport/docker-api.ts';
import { findDockerHost } from '../../../src/buildkit/transport/docker-host.ts';
import { image } from '../../../src/llb/index.ts';
import { removeImage } from '../../lab/containers.ts';
import { connectLab, lab, needs, returning } from './support.ts';

const mirror = `${lab.registry}/mirror-${process.pid}`;
// Docker Hub has none of that name, where it can be reached at all.
const name = `aipack-tests/base-${process.pid}:latest`;

afterAll(async () => removeImage(lab, `${mirror}/${name}`));

needs({ containerdStore: true })(
  'an image that Docker Hub does not give comes from a mirror of it, and is there from then on',
  async () => {
    using client = await connectLab();
    const attributes = imageAttributes({ names: [`${mirror}/${name}`], push: true, store: false });
    await client.build({ exporters: [{ type: 'image', attributes }] }, returning(image(lab.baseImage)));
    const environment = { DOCKER_HOST: lab.dockerHost };
    const api = new DockerApi(await findDockerHost({}, environment), environment);
    const said: string[] = [];
    const { signal } = new AbortController();
    const options = { mirrors: [mirror], signal, onProgress: (message: string) => said.push(message) };
    expect(await ensureImage(api, name, options)).toBe(`${mirror}/${name}`);
    expect(said.at(-1)).toBe(`Pulling ${mirror}/${name}`);
    said.length = 0;
    expect(await ensureImage(api, name, options)).toBe(`${mirror}/${name}`);
    expect(said).toEqual([]);
  },
);
