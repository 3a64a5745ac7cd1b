/** Time for the process to end by itself once all is done, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Jest reporter: a run ends when it is done. What test files leave open is closed behind them, as far as Node tells what it is; where
 * something still keeps the process alive, such as a timer, that is named here and the process ended with the run's own exit code.
 */
export default class EndGuard {
  #watching;

  constructor(globalConfig) {
    this.#watching = globalConfig.watch || globalConfig.watchAll;
  }

  onRunComplete() {
    if (this.#watching) return;
    // A timer that keeps nothing alive: it only rings where something else does.
    setTimeout(() => {
      process.stderr.write(`Something still runs after the tests: ${process.getActiveResourcesInfo().join(', ')}\n`);
      process.exit();
    }, PATIENCE).unref();
  }
}
