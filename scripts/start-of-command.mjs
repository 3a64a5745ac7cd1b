/**
 * The command's first file: what it says is read by every Node since 10, so an old one can be told that it is too old.
 * @param major the oldest version of Node that runs the program
 */
export function startOf(major) {
  return `#!/usr/bin/env node
// Old versions of Node read this file too: nothing here may be newer than they are.
if (parseInt(process.versions.node, 10) < ${major}) {
  process.stderr.write('aipack needs Node.js ${major} or newer; this is ' + process.versions.node + '.\\n');
  process.exitCode = 1;
} else {
  // The program sets its own code at its end. One that never gets there has failed.
  process.exitCode = 13;
  import('./program.js');
}
`;
}
