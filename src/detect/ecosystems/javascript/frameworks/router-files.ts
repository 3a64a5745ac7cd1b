import type { JavascriptView, StaticOutput } from '../framework.ts';

/** Where a health endpoint lies in Remix's and React Router's convention of route files, and the path that it is served at. */
export const FLAT_ROUTES = [
  ['app/routes/*', '/*'],
  ['app/routes/api.*', '/api/*'],
] as const;

/** The site that Remix and React Router build where one of these configuration files switches server rendering off. */
export function outputWithoutServer(
  view: JavascriptView,
  ...configurations: readonly string[]
): StaticOutput | undefined {
  const config = view.config(...configurations);
  const match = /\bssr\s*:\s*false\b/.exec(config?.text ?? '');
  if (config === undefined || match === null) return undefined;
  return {
    kind: 'static',
    directory: 'build/client',
    singlePage: true,
    because: 'the configuration switches server rendering off',
    location: config.where(match.index),
  };
}
