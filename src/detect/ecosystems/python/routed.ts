import type { ServiceView } from '../../core/framework.ts';
import type { SourceFile } from '../../core/sources.ts';
import { iniValue } from '../../core/text/ini.ts';
import type { Found } from '../../core/types.ts';
import { isImportable } from './applications.ts';
import { moduleName } from './scan.ts';

/** What gives an application its answers in the module that makes it, or makes another module do so. */
const ANSWERS =
  /\b(?:route|register_blueprint|add_url_rule|init_app|add_resource|register_\w+|create_\w+)\(|@\w+\.(?:get|post|route)\b|^from \.[\w.]* import|^(?:from|import) [\w.]*(?:views|routes|api|handlers)\b/m;

/**
 * `module:variable` of an application whose own module gives it no answers: as uWSGI's file says, or of the module that imports it along
 * with those that do. Served from where it is made it would answer nothing.
 */
export function routedApplication(view: ServiceView, object: Found<string> | undefined): Found<string> | undefined {
  if (object === undefined) return undefined;
  const [module = '', name = ''] = object.value.split(':');
  const files = view.sources();
  const made = files.find((file) => isImportable(file) && moduleName(file.name) === module);
  if (made === undefined || ANSWERS.test(made.text)) return object;
  return fromUwsgi(view, files) ?? completed(files, made, module, name) ?? object;
}

function fromUwsgi({ folder }: ServiceView, files: readonly SourceFile[]): Found<string> | undefined {
  const text = folder.read('uwsgi.ini');
  if (text === undefined) return undefined;
  const [module = '', attribute] = (iniValue(text, 'module')[0] ?? '').trim().split(':');
  const callable = (attribute ?? iniValue(text, 'callable')[0] ?? 'application').trim();
  const known = files.some((file) => isImportable(file) && moduleName(file.name) === module);
  return known && /^\w+$/.test(callable)
    ? { value: `${module}:${callable}`, because: 'uwsgi.ini names it', location: folder.where('uwsgi.ini') }
    : undefined;
}

/** The module that imports the application and others of its package. */
function completed(
  files: readonly SourceFile[],
  made: SourceFile,
  module: string,
  name: string,
): Found<string> | undefined {
  const package_ = made.name.endsWith('/__init__.py') ? module : undefined;
  for (const file of files) {
    if (file === made || !isImportable(file)) continue;
    const lines = file.text.split('\n');
    const inside = package_ !== undefined && moduleName(file.name).startsWith(`${package_}.`);
    const own = inside ? [`from . import ${name}`, `from ${module} import ${name}`] : [`from ${module} import ${name}`];
    const takes = lines.some((line) => own.includes(line.trim()));
    const others = lines.some(
      (line) =>
        /^(?:from (?:\.|[\w.]+) import \w+|import [\w.]+)/.test(line) && /\b(?:views|routes|api|handlers)\b/.test(line),
    );
    if (takes && others)
      return {
        value: `${moduleName(file.name)}:${name}`,
        because: 'this module brings the application and what answers for it together',
        location: file.where(0),
      };
  }
  return undefined;
}
