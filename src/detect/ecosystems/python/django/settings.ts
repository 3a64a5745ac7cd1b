import type { ServiceView } from '../../../core/framework.ts';
import type { Project } from '../../../core/project.ts';
import type { Found } from '../../../core/types.ts';

const VARIABLE = 'DJANGO_SETTINGS_MODULE';

/** The settings of a served application. */
interface ServedSettings extends Found<string> {
  /** Whether the image has to name them: nothing that is started does. */
  readonly isToldNowhere: boolean;
}

/** `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")`, or an assignment. */
const NAMED = /DJANGO_SETTINGS_MODULE['"][\s\],=]{1,20}['"](?<module>[\w.]+)['"]/;

/** Files that tell how the service is deployed, the most telling first; ignored ones count, too. */
const DEPLOYMENTS = [
  'aipack.yml',
  'aipack.yaml',
  'Procfile',
  'fly.toml',
  'render.yaml',
  'app.json',
  'app.yaml',
  'railway.toml',
  'Dockerfile',
  '.env.production',
  '.env.prod',
  '.env',
];
const DEPLOYED =
  /DJANGO_SETTINGS_MODULE['"]?(?:[ \t]*[:=]|\s+value:|[ \t])[ \t]*['"]?(?<module>[A-Za-z_]\w*(?:\.\w+)*)/;

/** Last names of settings that are not for production, or are a part of those that are. */
const FOR_DEVELOPMENT = /(?:^|\.)(?:\w+_)?(?:local|dev|devel|development|debug|test|tests|testing|ci)(?:_settings)?$/;
const PARTIAL = /(?:^|\.)(?:base|common|default|defaults|settings)$/;
const FOR_PRODUCTION = ['production', 'prod', 'live', 'deploy', 'deployment'];

/** The settings of Django, and where they have to be named: in the build unless manage.py names them, in the image unless its entry point does. */
export interface DecidedSettings {
  readonly value: string;
  readonly build: Readonly<Record<string, string>>;
  readonly runtime: Readonly<Record<string, string>>;
}

/** Decides the settings of the application that a command starts; undefined where nothing names any. */
export function decideSettings(
  project: Project,
  view: ServiceView,
  command: readonly string[],
): DecidedSettings | undefined {
  const served = servedSettings(view, entryFile(view, command));
  if (served === undefined) return undefined;
  const env = { [VARIABLE]: project.accept('settings', served) };
  const isManages = manageSettings(view)?.value === served.value;
  return { value: served.value, build: isManages ? {} : env, runtime: served.isToldNowhere ? env : {} };
}

/** The settings that manage.py names. */
export function manageSettings(view: ServiceView): Found<string> | undefined {
  return namedIn(view, managePath(view));
}

/** Where manage.py lies: in the folder of the service, in that of its source, or else in the only one that has it. */
export function managePath({ folder }: Pick<ServiceView, 'folder'>): string {
  const usual = folder.first('manage.py', 'src/manage.py');
  const below = folder.list('.').directories.filter((name) => /^\w+$/.test(name) && folder.has(`${name}/manage.py`));
  const [only = ''] = below;
  const inner = below.length === 1 && only !== 'src' ? `${only}/manage.py` : undefined;
  if (inner === undefined || usual === undefined) return usual ?? inner ?? 'manage.py';
  // One that only leads to another names settings that do not lie beside it.
  const first = NAMED.exec(folder.read(usual) ?? '')?.groups?.module?.split('.')[0] ?? '';
  return first !== '' && !folder.hasFolder(first) && folder.hasFolder(`${only}/${first}`) ? inner : usual;
}

/** The folder that modules are imported from: that of manage.py, with a slash behind it; empty for the folder of the service. */
export function importRoot(view: Pick<ServiceView, 'folder'>): string {
  const path = managePath(view);
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * The settings that the served application uses, of all that a project has: those that a file names which says how it is deployed, else
 * those of its entry point, else those of manage.py. Settings for development give way to those for production beside them: they need
 * what production does not install.
 */
function servedSettings(view: ServiceView, entry: string | undefined): ServedSettings | undefined {
  const deployed = deployedSettings(view);
  if (deployed !== undefined) return { ...deployed, isToldNowhere: true };
  const own = entry === undefined ? undefined : namedIn(view, entry);
  const named = own ?? manageSettings(view);
  if (named === undefined) return undefined;
  const production = productionBeside(view, named.value);
  if (production === undefined) return { ...named, isToldNowhere: own === undefined };
  return {
    value: production,
    because: `the application names ${named.value}, which is not for production, and these lie beside it`,
    ...(named.location === undefined ? {} : { location: named.location }),
    isToldNowhere: true,
  };
}

function namedIn(view: ServiceView, file: string): Found<string> | undefined {
  const source = view.config(file);
  const match = NAMED.exec(source?.text ?? '');
  if (source === undefined || match === null) return undefined;
  return { value: match.groups?.module ?? '', because: `${file} names them`, location: source.where(match.index) };
}

function deployedSettings(view: ServiceView): Found<string> | undefined {
  for (const file of DEPLOYMENTS) {
    const text = view.folder.peek(file) ?? '';
    const module = DEPLOYED.exec(text)?.groups?.module ?? '';
    if (!hasModule(view, module) || FOR_DEVELOPMENT.test(module)) continue;
    const line = text.slice(0, text.indexOf(VARIABLE)).split('\n').length;
    return { value: module, because: `${file} sets ${VARIABLE}`, location: view.folder.where(file, line) };
  }
  return undefined;
}

function productionBeside(view: ServiceView, module: string): string | undefined {
  const parts = module.split('.');
  const beside = parts.slice(0, -1).join('.');
  const last = parts.at(-1) ?? '';
  const inPackage = `${module}.`;
  // `shop.settings` that is a folder without anything in its __init__.py chooses nothing.
  const isEmpty = moduleFiles(view, module).some(
    (file) => file.endsWith('/__init__.py') && view.folder.has(file) && (view.config(file)?.text ?? '').trim() === '',
  );
  const candidates = isEmpty
    ? FOR_PRODUCTION.map((name) => `${inPackage}${name}`)
    : FOR_DEVELOPMENT.test(module) || (PARTIAL.test(module) && last !== 'settings')
      ? FOR_PRODUCTION.flatMap((name) => [
          `${beside}.${name}`,
          `${beside}.${last.replace(/^(\w+_)?[a-z]+$/, `$1${name}`)}`,
          `${beside}.settings_${name}`,
          `${beside}.${name}_settings`,
        ])
      : [];
  return candidates.find((candidate) => hasModule(view, candidate));
}

function hasModule(view: ServiceView, module: string): boolean {
  return module !== '' && moduleFiles(view, module).some((file) => view.folder.has(file));
}

/** The file of the module that a command line starts: `gunicorn shop.wsgi:application`. */
function entryFile(view: ServiceView, command: readonly string[]): string | undefined {
  return command
    .flatMap((word) => /^(?<module>\w+(?:\.\w+)+)(?::\w+)?$/.exec(word)?.groups?.module ?? [])
    .flatMap((module) => moduleFiles(view, module))
    .find((file) => view.folder.has(file));
}

/** Files that a module may be, from the folder of the service. */
export function moduleFiles(view: Pick<ServiceView, 'folder'>, module: string): readonly string[] {
  const path = module.replaceAll('.', '/');
  const roots = [...new Set([importRoot(view), '', 'src/'])];
  return roots.flatMap((root) => [`${root}${path}.py`, `${root}${path}/__init__.py`]);
}
