const REGISTERED = new Set([
  ...['set-output', 'save-state', 'add-mask', 'stop-commands', 'set-env', 'add-path', 'add-matcher', 'remove-matcher'],
  ...['debug', 'notice', 'warning', 'error', 'group', 'endgroup', 'echo'],
]);

export interface RunnerCommand {
  readonly name: string;
  readonly data: string;
}

/** What GitHub's runner would do that reads this, by the rules of ActionCommand.cs in actions/runner. */
export function runnerCommands(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line): RunnerCommand[] => {
    // .NET compares by culture, which passes over characters that can't be seen.
    const seen = line.replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu, '');
    const second = /^\s*::([^\s:]+)(?:\s.*?)?::(.*)$/su.exec(seen);
    const first = /##\[([^\s\]]+)[^\]]*\](.*)$/su.exec(seen);
    const [, name = '', data = ''] = second ?? first ?? [];
    return REGISTERED.has(name.toLowerCase()) ? [{ name: name.toLowerCase(), data }] : [];
  });
}
