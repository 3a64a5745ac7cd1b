import { Command, CommanderError } from 'commander';
import { useNetwork } from '../host/use-network.ts';
import { TOOL_VERSION } from '../host/version.ts';
import { readCommandOptions } from '../options/read-command.ts';
import type { Verb } from '../options/row.ts';
import type { Options } from '../options/table.ts';
import { printableLines, say } from '../untrusted/printable.ts';
import { diffCommand, TROUBLE } from './diff-verb.ts';
import { Ended } from './ended.ts';
import { exitCodeOf, explain } from './failure.ts';
import { BUILD_EXAMPLES, INIT_EXAMPLES, SERVICES_EXAMPLES } from './examples.ts';
import { bareCommand, namedVerbCommand, verbCommand } from './options.ts';
import { addOwnVerbs } from './own-verbs.ts';
import { addPackagesCommand } from './packages/command.ts';
import type { CliSurroundings } from './surroundings.ts';

/** Runs `aipack` with the given arguments and returns its exit code. */
export async function runCli(args: readonly string[], surroundings: CliSurroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  const program = new Command('aipack')
    .description('Builds a small, attested container image from a repository that has no Dockerfile.')
    .version(TOOL_VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout(printableLines(text)),
      writeErr: (text) => stderr(printableLines(text)),
    });
  for (const verb of lineCommands(surroundings)) program.addCommand(verb.copyInheritedSettings(program));
  program.addCommand(diffCommand(surroundings).copyInheritedSettings(program));
  addPackagesCommand(program, surroundings);
  addOwnVerbs(program, surroundings);
  try {
    await useNetwork(surroundings.environment);
    await (args.length === 0 ? look(surroundings) : program.parseAsync(args, { from: 'user' }));
    return 0;
  } catch (error) {
    if (error instanceof Ended) return error.exitCode;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    stderr(say`${explain(error, surroundings.signal)}\n`);
    const exitCode = exitCodeOf(error, surroundings.signal);
    return exitCode === 1 && args[0] === 'diff' ? TROUBLE : exitCode;
  }
}

/** Without a verb. */
async function look(surroundings: CliSurroundings): Promise<void> {
  const { runLook } = await import('./look-command.ts');
  return runLook(surroundings);
}

/** Each verb loads what it needs when it is called: questions about packages needn't wait for a BuildKit client. */
function lineCommands(surroundings: CliSurroundings): readonly Command[] {
  const verb = (name: Verb, summary: string, run: (options: Options) => Promise<void>): Command =>
    verbCommand(name, summary).action(async (context: string, given: Readonly<Record<string, unknown>>) =>
      run(await readCommandOptions(name, { ...given, context }, surroundings.environment)),
    );
  const show =
    (name: 'detect' | 'validate' | 'plan') =>
    async (options: Options): Promise<void> => {
      const { runVerb } = await import('./line-verbs.ts');
      return runVerb(name, options, surroundings);
    };
  return [
    verb('detect', 'Tells what the repository is, how it would be built, and why', show('detect')),
    verb('validate', 'Checks the build against the package index and pins every package', show('validate')),
    verb('plan', 'Shows every step of the build and the configuration of the image', show('plan')),
    verb('build', 'Builds the image', async (options) => {
      const { runBuild } = await import('./build-command.ts');
      return runBuild(options, surroundings);
    }).addHelpText('after', BUILD_EXAMPLES),
    verb('lock', 'Writes aipack.lock, which holds builds to the packages of today', async (options) => {
      const { runLock } = await import('./lock-command.ts');
      return runLock(options, surroundings);
    }),
    verifyCommand(surroundings),
    verb('services', 'Lists the services of a repository', async (options) => {
      const { runServices } = await import('./services-command.ts');
      return runServices(options, surroundings);
    }).addHelpText('after', SERVICES_EXAMPLES),
    verb('init', 'Writes a workflow that builds the repository', async (options) => {
      const { runInit } = await import('./init/command.ts');
      return runInit(options, surroundings);
    }).addHelpText('after', INIT_EXAMPLES),
    verb(
      'mcp',
      'Offers what aipack knows of a repository and of packages to assistants, by the Model Context Protocol',
      async (options) => {
        const { runMcp } = await import('./serve/mcp-command.ts');
        return runMcp(options, surroundings);
      },
    ),
    bareCommand('doctor', 'Tells what this machine has of what builds need, and how to mend the rest').action(
      async (given: Readonly<Record<string, unknown>>) => {
        const { runDoctor } = await import('./doctor/command.ts');
        return runDoctor(await readCommandOptions('doctor', given, surroundings.environment), surroundings);
      },
    ),
  ];
}

function verifyCommand(surroundings: CliSurroundings): Command {
  const summary = 'Builds an image again from what its attestations say, and tells what differs';
  return namedVerbCommand('verify', '<image>', 'name of the image in a registry, by tag or digest', summary).action(
    async (image: string, context: string, given: Readonly<Record<string, unknown>>) => {
      const { runVerify } = await import('./verify-command.ts');
      const options = await readCommandOptions('verify', { ...given, context }, surroundings.environment);
      return runVerify(image, { ...options, noLock: true }, surroundings);
    },
  );
}
