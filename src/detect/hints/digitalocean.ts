import { posix } from 'node:path';
import type { Folder } from '../core/folder.ts';
import type { Repository } from '../core/repository.ts';
import { asArray, asRecord, asString, type Document, type Step } from '../core/manifests/document.ts';
import { asPath, asPort, withoutInstall, type Hints } from '../core/hint.ts';
import { foldersOf, hint, peekYaml, versionHint } from './peek.ts';

const FILES = ['.do/app.yaml', '.do/app.yml', '.do/deploy.template.yaml'];
const LISTS = ['services', 'workers', 'static_sites'];

/** The folders below the root that the app specification makes components from. */
export function digitalOceanFolders(repository: Repository): readonly string[] {
  const document = FILES.map((name) => peekYaml(repository, name)).find((found) => found !== undefined);
  const spec = document?.get('spec') === undefined ? [] : ['spec'];
  const sources = LISTS.flatMap((list) => asArray(document?.get(...spec, list))).map((component) =>
    pathOf(asString(asRecord(component).source_dir)),
  );
  return foldersOf(repository, sources);
}

/** The component of DigitalOcean's app specification, at the root of the repository, that is made from this folder. */
export function digitalOceanHints(folder: Folder): Hints {
  for (const name of FILES) {
    const document = peekYaml(folder.repository, name);
    if (document === undefined) continue;
    // A template for a button wraps the same specification.
    const spec = document.get('spec') === undefined ? [] : ['spec'];
    const found = LISTS.flatMap((list) =>
      asArray(document.get(...spec, list)).flatMap((component, index) =>
        isFrom(folder, asString(asRecord(component).source_dir)) ? [[...spec, list, index] as const] : [],
      ),
    );
    const [place] = found;
    if (place !== undefined && found.length === 1) return hintsOf(folder, document, place);
  }
  return {};
}

function isFrom(folder: Folder, source: string | undefined): boolean {
  return pathOf(source) === folder.path;
}

function pathOf(source: string | undefined): string {
  return posix.join('.', source?.replace(/^\/+/, '') ?? '.').replace(/(?<=.)\/$/, '');
}

function hintsOf(folder: Folder, document: Document, place: readonly Step[]): Hints {
  const at = (...path: Step[]): Step[] => [...place, ...path];
  const component = asRecord(document.get(...place));
  const variables = asArray(component.envs).map(asRecord);
  const node = variables.find(({ key }) => key === 'NODE_VERSION')?.value;
  return {
    ...hint(
      'start',
      document,
      asString(component.run_command),
      'the app specification starts it so',
      at('run_command'),
    ),
    ...hint('port', document, asPort(component.http_port), 'the app specification names it', at('http_port')),
    ...hint(
      'health',
      document,
      asPath(asRecord(component.health_check).http_path),
      'the app specification checks it',
      at('health_check'),
    ),
    ...hint(
      'build',
      document,
      withoutInstall(folder, asString(component.build_command)),
      'the app specification builds it so',
      at('build_command'),
    ),
    ...hint('site', document, asString(component.output_dir), 'the app specification publishes it', at('output_dir')),
    ...hint(
      'catchAll',
      document,
      asString(component.catchall_document),
      'the app specification sends every path there',
      at('catchall_document'),
    ),
    ...hint('name', document, asString(component.name), 'the app specification calls it so', at('name')),
    ...versionHint('nodejs', document, asString(node), 'the app specification sets NODE_VERSION', at('envs')),
  };
}
