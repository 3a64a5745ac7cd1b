// Loaded before a program: opening a file whose path ends with AIPACK_TEST_BUSY_AT never comes back, as with text that
// takes forever to read.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { openSync } = fs;
fs.openSync = (path, ...rest) => {
  if (String(path).endsWith(process.env.AIPACK_TEST_BUSY_AT)) {
    fs.writeSync(2, 'busy\n');
    for (;;);
  }
  return openSync(path, ...rest);
};
syncBuiltinESMExports();
