import * as core from '@actions/core';
import { readList, type ListRules } from '../options/list.ts';
import { parseSecretPairs, type SecretSpec } from '../options/secrets.ts';
import * as log from './log.ts';
import { masksOf } from './masks.ts';

type Source = (value: string) => SecretSpec['from'];

/** Values, variables and files, by the three inputs that docker/build-push-action has for them, read as it reads them. */
const INPUTS: readonly (readonly [name: string, rules: ListRules, source: Source])[] = [
  ['secrets', { commas: 'keep', trim: false }, (value) => ({ value })],
  ['secret-envs', { commas: 'separate' }, (variable) => ({ variable })],
  ['secret-files', { commas: 'keep' }, (file) => ({ file })],
];

/**
 * Reads the inputs that hold secrets, and hides their values from the log. It comes before all else that could print them.
 * @throws AipackError INPUT_INVALID, which tells nothing of a value
 */
export function readSecrets(environment: NodeJS.ProcessEnv, directory: string): readonly SecretSpec[] {
  log.mask(core.getInput('github-token'));
  const secrets = INPUTS.flatMap(([input, rules, source]) => {
    const name = `The input ${input}`;
    const items = readList(core.getInput(input, { trimWhitespace: rules.trim !== false }), name, rules);
    return parseSecretPairs(items, name, source, (message) => log.warning(log.told(message)));
  });
  for (const value of masksOf(secrets, environment, directory)) log.mask(value);
  return secrets;
}
