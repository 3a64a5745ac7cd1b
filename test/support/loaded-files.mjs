// Loaded before a program (--import), it writes every file that the program loads into the file that LOADED_FILES names.
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const loaded = new Set();
registerHooks({
  load(url, context, next) {
    loaded.add(url);
    return next(url, context);
  },
});
process.on('exit', () => {
  writeFileSync(process.env.LOADED_FILES, [...loaded].join('\n'));
});
