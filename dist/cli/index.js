#!/usr/bin/env node
// Old versions of Node read this file too: nothing here may be newer than they are.
if (parseInt(process.versions.node, 10) < 24) {
  process.stderr.write('aipack needs Node.js 24 or newer; this is ' + process.versions.node + '.\n');
  process.exitCode = 1;
} else {
  // The program sets its own code at its end. One that never gets there has failed.
  process.exitCode = 13;
  import('./program.js');
}
