import * as core from '@actions/core';
import { useProxies } from '../host/proxies.ts';
import { runAction } from './run-action.ts';

useProxies(process.env);
const cancel = new AbortController();
// The runner sends SIGINT, and SIGTERM some seconds later, to a step that is cancelled.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => cancel.abort());

await runAction({
  environment: process.env,
  directory: process.env.GITHUB_WORKSPACE ?? process.cwd(),
  signal: cancel.signal,
});
// Idle connections of the HTTP client would keep the step for seconds after it has done its work.
process.exit(process.exitCode ?? core.ExitCode.Success);
