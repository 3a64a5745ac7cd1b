import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run bench -- NAME [arguments]`: runs bench/NAME.ts, which ends with lines `ratio NAME CASE VALUE`. */
const [name, ...args] = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.replace(/\.ts$/, ''));

if (name === undefined || !names.includes(name) || !existsSync(join(import.meta.dirname, `${name}.ts`))) {
  console.error(`usage: npm run bench -- ${names.join('|')} [arguments]`);
  process.exitCode = 2;
} else {
  const benchmark = (await import(`./${name}.ts`)) as { run: (args: readonly string[]) => Promise<void> };
  await benchmark.run(args);
}
