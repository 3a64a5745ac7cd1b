/** Time for the process to end by itself once all is done, in milliseconds. */
const PATIENCE = 5_000;

/** Ends a process that something keeps alive, and names what that is. Its own timer keeps nothing alive. */
function endSoon() {
  setTimeout(() => {
    process.stderr.write(`Something still runs after the tests: ${process.getActiveResourcesInfo().join(', ')}\n`);
    process.exit();
  }, PATIENCE).unref();
}

/** Jest reporter: ends the run with one plain line that people and machines count by. */
export default class ClosingLine {
  #watching;

  constructor(globalConfig) {
    this.#watching = globalConfig.watch || globalConfig.watchAll;
  }

  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    process.stdout.write(`\n${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped\n`);
    if (!this.#watching) endSoon();
  }
}
