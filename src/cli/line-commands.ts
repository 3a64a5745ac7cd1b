import type { Command } from 'commander';
import { readCommandOptions } from '../options/read-command.ts';
import type { Verb } from '../options/row.ts';
import type { Options } from '../options/table.ts';
import { examplesOf } from './examples.ts';
import { bareCommand, namedVerbCommand, verbCommand } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

/**
 * Each verb loads what it needs when it is called: questions about packages needn't wait for a BuildKit client.
 * @param only is the one that is called, if one of these is: the options of all of them are some 10 ms of a start
 */
export function lineCommands(surroundings: CliSurroundings, only?: string): readonly Command[] {
  const isWanted = (name: Verb): boolean => only === undefined || only === name;
  const lineCommand = (name: Verb, summary: string, run: (options: Options) => Promise<void>): Command =>
    verbCommand(name, summary)
      .action(async (context: string, given: Readonly<Record<string, unknown>>) =>
        run(await readCommandOptions(name, { ...given, context }, surroundings.environment)),
      )
      .addHelpText('after', examplesOf(name));
  const verb = (...given: Parameters<typeof lineCommand>): readonly Command[] =>
    isWanted(given[0]) ? [lineCommand(...given)] : [];
  const show =
    (name: 'detect' | 'validate' | 'plan') =>
    async (options: Options): Promise<void> => {
      const { runVerb } = await import('./line-verbs.ts');
      return runVerb(name, options, surroundings);
    };
  return [
    ...verb('run', 'Builds the image, starts it in Docker, and tells its address', async (options) => {
      const { runService } = await import('./run/command.ts');
      return runService(options, surroundings);
    }),
    ...verb('build', 'Builds the image', async (options) => {
      const { runBuild } = await import('./build-command.ts');
      await runBuild(options, surroundings);
    }),
    ...verb('detect', 'Tells what the repository is, how it would be built, and why', show('detect')),
    ...verb('validate', 'Checks the build against the package index and pins every package', show('validate')),
    ...verb('plan', 'Shows every step of the build and the configuration of the image', show('plan')),
    ...verb('services', 'Lists the services of a repository', async (options) => {
      const { runServices } = await import('./services-command.ts');
      return runServices(options, surroundings);
    }),
    ...verb('init', 'Writes a workflow that builds the repository on GitHub', async (options) => {
      const { runInit } = await import('./init/command.ts');
      return runInit(options, surroundings);
    }),
    ...verb('lock', 'Writes aipack.lock, which holds builds to the packages of today', async (options) => {
      const { runLock } = await import('./lock-command.ts');
      return runLock(options, surroundings);
    }),
    ...(isWanted('verify') ? [verifyCommand(surroundings)] : []),
    ...verb('mcp', 'Offers what aipack knows of a repository and of packages to assistants', async (options) => {
      const { runMcp } = await import('./serve/mcp-command.ts');
      return runMcp(options, surroundings);
    }),
    ...(isWanted('doctor') ? [doctorCommand(surroundings)] : []),
  ];
}

function doctorCommand(surroundings: CliSurroundings): Command {
  return bareCommand('doctor', 'Tells what this machine has of what builds need, and how to mend the rest')
    .action(async (given: Readonly<Record<string, unknown>>) => {
      const { runDoctor } = await import('./doctor/command.ts');
      return runDoctor(await readCommandOptions('doctor', given, surroundings.environment), surroundings);
    })
    .addHelpText('after', examplesOf('doctor'));
}

function verifyCommand(surroundings: CliSurroundings): Command {
  const summary = 'Builds an image again from what its attestations say, and tells what differs';
  return namedVerbCommand('verify', '<image>', 'name of the image in a registry, by tag or digest', summary)
    .action(async (image: string, context: string, given: Readonly<Record<string, unknown>>) => {
      const { runVerify } = await import('./verify-command.ts');
      const options = await readCommandOptions('verify', { ...given, context }, surroundings.environment);
      return runVerify(image, { ...options, noLock: true }, surroundings);
    })
    .addHelpText('after', examplesOf('verify'));
}
