import { TestEnvironment } from 'jest-environment-node';
import { relative } from 'node:path';
import { closeLeftovers, openHandles } from './leftovers.ts';

/**
 * Node as tests see it. A test that fails does not get to close what it opened: that is closed here when its file ends,
 * so that a run ends when it is done, and told, so that a file that passes closes it itself.
 */
// eslint-disable-next-line no-restricted-syntax -- jest takes an environment by its default export
export default class ClosingEnvironment extends TestEnvironment {
  readonly #before = openHandles();
  readonly #file: string;

  constructor(...[config, context]: ConstructorParameters<typeof TestEnvironment>) {
    super(config, context);
    this.#file = relative(config.projectConfig.rootDir, context.testPath);
  }

  override async teardown(): Promise<void> {
    const left = await closeLeftovers(this.#before);
    if (left.length > 0) process.stderr.write(`${this.#file} left open: ${left.join(', ')}\n`);
    await super.teardown();
  }
}
