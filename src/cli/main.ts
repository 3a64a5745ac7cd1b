import { runCli } from './run-cli.ts';

const cancel = new AbortController();
// The first Ctrl-C asks the daemon to stop and cleans up; whoever is in a hurry presses it again.
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (cancel.signal.aborted) process.exit(130);
    cancel.abort();
  });
}

process.exitCode = await runCli(process.argv.slice(2), {
  environment: process.env,
  directory: process.cwd(),
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  signal: cancel.signal,
});
