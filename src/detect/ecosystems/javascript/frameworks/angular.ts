import { lookup } from '../../../../untrusted/lookup.ts';
import { asRecord, asString, isRecord } from '../../../core/manifests/document.ts';
import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_PAGES } from './order.ts';

export const angular: JavascriptFramework = {
  id: 'angular',
  before: BEHIND_PAGES,
  dependencies: ['@angular/core'],
  port: 4000,
  readsPort: true,
  buildEnv: { NG_CLI_ANALYTICS: 'false' },
  buildCommand: ['ng', 'build'],
  output(view) {
    const document = view.folder.json('angular.json');
    if (document === undefined) return undefined;
    const projects = asRecord(document.get('projects'));
    const name =
      Object.keys(projects).find((key) => asRecord(lookup(projects, key)).projectType !== 'library') ??
      Object.keys(projects)[0];
    if (name === undefined) return undefined;
    const path = ['projects', name, 'architect', 'build'];
    const target = asRecord(document.get(...path));
    const options = asRecord(target.options);
    // The application builders put what browsers get into a folder of its own; the older browser builder does not.
    const application = /:(?:application|browser-esbuild)$/.test(asString(target.builder) ?? '');
    const configured = options.outputPath;
    const base = asString(isRecord(configured) ? configured.base : configured)?.replace(/\/$/, '') ?? `dist/${name}`;
    const line = document.line(...path);
    const location = view.folder.where('angular.json', line);
    const renders = options.ssr !== undefined && options.ssr !== false && options.outputMode !== 'static';
    if (renders && application) {
      return {
        kind: 'server',
        command: ['node', `${base}/server/server.mjs`],
        because: 'angular.json renders on a server',
        location,
      };
    }
    const browser = isRecord(configured) && configured.browser === '' ? base : `${base}/browser`;
    return {
      kind: 'static',
      directory: application ? browser : base,
      singlePage: true,
      // Beside pages that are rendered while building, this one is for the paths that are not.
      ...(application && (options.prerender !== undefined || options.outputMode === 'static')
        ? { fallback: 'index.csr.html' }
        : {}),
      because: 'angular.json writes the application there',
      location,
    };
  },
};
