import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString } from '../core/manifests/document.ts';
import { asPath, asPort, type Hints } from '../core/hint.ts';
import { hint, openBeside, versionHint } from './peek.ts';

/** Google's App Engine: an app.yaml that names a runtime, which tells it from other files of that name. */
export function appEngineHints(folder: Folder): Hints {
  const document = openBeside(folder, 'app.yaml', 'app.yml');
  const runtime = asString(document?.get('runtime'));
  if (document === undefined || runtime === undefined) return {};
  const entrypoint = document.get('entrypoint');
  const start = asString(entrypoint) ?? asString(asRecord(entrypoint).shell);
  const [checked] = ['readiness_check', 'liveness_check'].filter(
    (key) => asPath(document.get(key, 'path')) !== undefined,
  );
  const handlers = asArray(document.get('handlers'));
  const handler = handlers.findIndex((each) => /^\/\.\*$/.test(asString(asRecord(each).url) ?? ''));
  const script = asString(asRecord(handlers[handler]).script);
  const settings = 'runtime_config';
  return {
    ...hint('documentRoot', document, asString(document.get(settings, 'document_root')), 'app.yaml names it', [
      settings,
      'document_root',
    ]),
    ...hint('frontController', document, script?.endsWith('.php') === true ? script : undefined, 'app.yaml names it', [
      'handlers',
      handler,
    ]),
    ...hint(
      'frontController',
      document,
      asString(document.get(settings, 'front_controller_file')),
      'app.yaml names it',
      [settings, 'front_controller_file'],
    ),
    ...hint('start', document, start, 'app.yaml starts it so', ['entrypoint']),
    ...hint('port', document, asPort(document.get('env_variables', 'PORT')), 'app.yaml sets PORT', [
      'env_variables',
      'PORT',
    ]),
    ...hint('health', document, asPath(document.get(checked ?? '', 'path')), 'app.yaml checks it', [
      checked ?? '',
      'path',
    ]),
    ...versionHint('nodejs', document, /^nodejs(\d{2})$/.exec(runtime)?.[1], 'app.yaml asks for this runtime', [
      'runtime',
    ]),
  };
}
