/** @cost 25 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { buildService, health, programsOf, type BuiltService } from '../support/built-service.ts';
import { expectOwnHome } from '../support/own-home.ts';

const lab = readLab();

describe('fixtures/elixir-release', () => {
  let service: BuiltService;

  beforeAll(async () => {
    // Debian's epmd, without which no node of Erlang starts under a name, links a library that Wolfi's does not.
    const env = lab.kind === 'debian' ? { AIPACK_RUNTIME_PACKAGES: '... libsystemd' } : {};
    service = await buildService(lab, 'fixtures/elixir-release', { name: 'elixir-release', env });
  });

  test('starts as a user without rights, and stops cleanly when it is asked to', async () => {
    const started = await service.start();
    try {
      // SHA-256 of `ok`: the release loads OpenSSL.
      expect(await health(started)).toMatchObject({ status: 200, body: expect.stringMatching(/^2689367B205C16CE/) });
      expect((await started.container.inspect()).Config.User).toBe('65532:65532');
      await started.container.signal('SIGTERM');
      expect(await started.container.wait()).toBe(0);
    } finally {
      await started.container.stop();
    }
  });

  test('the image has the release and a shell for its script, and nothing that builds', () => {
    const paths = [...service.image.files.keys()];
    expect(paths).toContain('app/bin/hello');
    expect(programsOf(service.image).filter((name) => /^(?:mix|elixirc?|gcc|cc|apk|git)$/.test(name))).toEqual([]);
    expect(paths.filter((path) => path.endsWith('.ex'))).toEqual([]);
  });

  test('the shell has the names that scripts call, as Wolfi’s own packages leave them', () => {
    expect(programsOf(service.image)).toEqual(expect.arrayContaining(['busybox', 'cat', 'sed', 'sh']));
    expect(service.image.files.get('usr/bin/sh')).toMatch(/ -> (?:\/usr)?\/bin\/busybox$/);
  });

  test('its user has a name and a home of its own', async () => {
    await expectOwnHome(service.image);
  });

  test('a second build has every step cached and the same digest', async () => {
    const second = await service.again();
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(service.report.digest);
  });
});
