// Makes the recordings of test/data/assist anew: node test/support/assist/record.ts
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { wolfiIndexFile } from '../wolfi-data.ts';
import { file, RepositoryServer } from '../../unit/wolfi/support/repository-server.ts';
import { runAipack } from './asked.ts';
import { ScriptedModel } from './scripted-model.ts';
import { STACKS, stacksFolder } from './stacks.ts';

const packages = await RepositoryServer.start(file(readFileSync(wolfiIndexFile)));
for (const { name, script } of STACKS) {
  const recordings = join(stacksFolder, 'recordings', name);
  rmSync(recordings, { recursive: true, force: true });
  const model = await ScriptedModel.start(...script);
  const args = ['detect', name, '--allow-untrusted', '--assist', '--assist-record', recordings];
  const { exitCode, stderr } = await runAipack(stacksFolder, packages, args, {
    AIPACK_ASSIST_ENDPOINT: model.openai,
    AIPACK_ASSIST_MODEL: 'scripted',
    XDG_CACHE_HOME: join(stacksFolder, '../../../build/assist-cache'),
  });
  await model.stop();
  console.log(`${name}: ${exitCode === 0 ? 'recorded' : stderr}`);
}
await packages.stop();
