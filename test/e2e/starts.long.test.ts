/** @cost 600 */
import { expect, test } from '@jest/globals';
import { dockerSocket, runContainer } from '../lab/containers.ts';
import { dockerCall } from '../lab/docker-api.ts';
import { readLab } from '../lab/lab.ts';
import { answer } from '../support/answer.ts';
import { buildService } from '../support/built-service.ts';
import { Checkouts } from '../support/checkouts.ts';
import { chosenFixtures } from '../support/lab-fixtures/list.ts';
import { prepareFixture } from '../support/lab-fixtures/prepare.ts';

const lab = readLab();
/** What the engine ends a container with that is still there after its grace time. */
const KILLED = 137;

// One after the other: containers of the lab share the machine's ports, and each is tried on the port that it has.
test.each(chosenFixtures(process.env))(
  'fixtures/$name is started before it is pushed, and ends within two seconds when it is told to',
  async (fixture) => {
    const prepared = await prepareFixture(lab, fixture);
    const checkouts = new Checkouts(prepared.folder, {
      ...prepared.files,
      'own.txt': `${process.pid} ${Date.now()}\n`,
    });
    try {
      const args = ['--verify', 'true', ...prepared.service, ...prepared.secrets];
      const name = `starts/${fixture.name}`;
      const { image, report } = await buildService(lab, checkouts.make('022'), { name, args, env: prepared.env });
      expect(report.starts).toEqual([expect.objectContaining({ started: true })]);
      const container = await runContainer(lab, `${lab.registry}/e2e/${name}:${process.pid}`);
      try {
        const [port] = report.service.ports ?? [];
        if (port !== undefined)
          await answer(`http://127.0.0.1:${port}${image.config.config.Healthcheck?.Test[4] ?? '/'}`);
        const path = `/containers/${container.id}`;
        await dockerCall({ socket: dockerSocket(lab), method: 'POST', path: `${path}/stop?t=2` });
        const { State } = await container.inspect();
        expect({ running: State.Running, killed: State.ExitCode === KILLED }).toEqual({
          running: false,
          killed: false,
        });
      } finally {
        await container.stop();
      }
    } finally {
      checkouts.remove();
      await prepared.close();
    }
  },
);
