// A process that loads an index into a shared cache directory and says what came of it.
import { DirectoryStore, loadIndex, resolve } from '../../../../src/wolfi/index.ts';

const [, , directory = '', url = '', keyName = '', pem = ''] = process.argv;
const warnings: string[] = [];
const { index, origin } = await loadIndex({
  repositories: [{ url }],
  architecture: 'x86_64',
  keys: [{ name: keyName, pem }],
  store: new DirectoryStore(directory),
  fetch,
  now: Date.now,
  onWarning: (warning) => warnings.push(warning.message),
});
const packages = resolve(index, ['nginx']).packages.map((item) => item.name);
console.log(JSON.stringify({ origin, packages, warnings }));
