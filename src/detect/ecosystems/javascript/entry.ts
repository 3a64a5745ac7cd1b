import type { Folder } from '../../core/folder.ts';
import { asString } from '../../core/manifests/document.ts';
import type { Found } from '../../core/types.ts';
import type { PackageJson } from './package-json.ts';

/** Files that are run when nothing says what to run; Node looks for index.js, people for the others. */
const NAMES = [
  'server',
  'index',
  'app',
  'main',
  'src/server',
  'src/index',
  'src/app',
  'src/main',
  'bin/www',
  'api/index',
  'api/server',
];
const EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx', ''];
/** What a build writes into: `main` may point there before it exists. */
const BUILT = /^(?:\.\/)?(?:dist|build|out|lib|output|\.output)\//;

/** Files that no program is written in, though manifests name some of them. */
const NO_PROGRAM = /\.(?:md|txt|json|ya?ml|html?|css|s[ac]ss|less|lock|svg|png)$/i;

/** The entry of a project without a start script. */
export function findEntry(folder: Folder, manifest: PackageJson, built: boolean): Found<string> | undefined {
  const main = asString(manifest.get('main'))?.replace(/^\.\//, '');
  const line = manifest.line('main');
  const location = line === undefined ? { file: manifest.document.file } : { file: manifest.document.file, line };
  if (main !== undefined && !NO_PROGRAM.test(main)) {
    const file = existing(folder, main);
    if (file !== undefined && /(?:^|\/)[^./]+$|\.[cm]?[jt]sx?$/.test(file))
      return { value: file, because: '`main` names it', location };
    if (built && BUILT.test(main))
      return { value: main, because: '`main` names it, and the build writes it', location };
  }
  for (const name of NAMES) {
    const file = EXTENSIONS.map((extension) => name + extension).find((candidate) => folder.has(candidate));
    if (file !== undefined && file !== 'bin') {
      return { value: file, because: 'it is the file that such projects start with', location: folder.where(file) };
    }
  }
  return undefined;
}

function existing(folder: Folder, name: string): string | undefined {
  const candidates = [name, ...EXTENSIONS.map((extension) => name + extension), `${name}/index.js`, `${name}/index.ts`];
  return candidates.find((candidate) => folder.has(candidate));
}

/** The source that a build output comes from: `dist/server.js` from `src/server.ts`. */
export function sourceOf(folder: Folder, built: string): string | undefined {
  if (folder.has(built)) return built;
  const stem = built.replace(/^[^/]+\//, '').replace(/\.[cm]?js$/, '');
  const stems = [stem, `src/${stem}`, stem.replace(/^src\//, '')];
  return stems.flatMap((name) => EXTENSIONS.map((extension) => name + extension)).find((name) => folder.has(name));
}
