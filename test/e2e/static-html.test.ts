/** @cost 10 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import type { Container } from '../lab/containers.ts';
import { answer } from '../support/answer.ts';
import { buildService } from '../support/built-service.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { expectOwnHome } from '../support/own-home.ts';
import { fetchImage, type PushedImage } from '../support/registry-image.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();

describe('fixtures/static-html', () => {
  let image: PushedImage;
  let container: Container;
  let site: string;
  let tag: string;

  beforeAll(async () => {
    const service = await buildService(lab, 'fixtures/static-html', { name: 'static-html' });
    ({ image, tag } = service);
    const [port = ''] = Object.keys(image.config.config.ExposedPorts);
    site = `http://127.0.0.1:${Number.parseInt(port, 10)}`;
    ({ container } = await service.start());
  });

  afterAll(async () => {
    await container.stop();
  });

  test('the page and what it links to are served, with their types', async () => {
    const page = await answer(`${site}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body).toContain('Hello from static-html');
    const style = await answer(`${site}/assets/style.css`);
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  test('what does not exist is not found', async () => {
    expect((await answer(`${site}/missing.html`)).status).toBe(404);
  });

  test('the server runs as a user without rights, and stops when it is asked to', async () => {
    expect(image.config.config).toMatchObject({ User: '65532:65532', StopSignal: 'SIGQUIT' });
    const { exitCode, stdout } = await container.exec(['nginx', '-v']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    await container.signal('SIGQUIT');
    expect(await container.wait()).toBe(0);
  });

  test('its user has a name and a home of its own', async () => {
    await expectOwnHome(image);
  });

  test('is the same, built by steps without a network and with a base image that nobody could pull', async () => {
    const args = ['build', 'fixtures/static-html', '-t', `${tag}-alone`, '--push', '--no-cache', '--network', 'none'];
    const { exitCode, stderr } = await aipack(args, labEnvironment(lab));
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stderr).not.toMatch(/wolfi-base|apk add/);
    expect((await fetchImage(`${tag}-alone`)).manifest).toBe(image.manifest);
  });

  test('there is neither shell nor apk', () => {
    const programs = [...image.files].filter(([, line]) => !line.startsWith('d')).map(([path]) => path);
    expect(programs.filter((path) => /(?:^|\/)(?:sh|ash|bash|dash|busybox|apk)$/.test(path))).toEqual([]);
  });
});
