import { toldOutput } from './told-output.ts';
import type { JavascriptFramework, JavascriptView, Output } from '../framework.ts';

/** Vite on its own builds files for browsers; frameworks that build servers with it say that they go before it. */
export const vite: JavascriptFramework = {
  id: 'vite',
  before: ['parcel'],
  dependencies: ['vite'],
  buildTime: true,
  buildCommand: ['vite', 'build'],
  output: viteOutput,
};

function viteOutput(view: JavascriptView): Output | undefined {
  // Without a page to start from there is nothing for browsers: Vite then serves tests, or bundles a library.
  const config = view.config(
    'vite.config.ts',
    'vite.config.js',
    'vite.config.mjs',
    'vite.config.mts',
    'vite.config.cjs',
  );
  const text = config?.text ?? '';
  const root = /\broot\s*:\s*['"`]\.?\/?([^'"`]+?)\/?['"`]/.exec(text)?.[1];
  const page = [root === undefined ? 'index.html' : `${root}/index.html`, 'index.html'].find((name) =>
    view.folder.has(name),
  );
  if (page === undefined) return undefined;
  const told = toldOutput(view, 'vite', ['--outDir']);
  if (told !== undefined)
    return { kind: 'static', directory: told, singlePage: true, because: 'the build script writes there' };
  const match = /\boutDir\s*:\s*['"`](?:\.\/)?([^'"`]+?)\/?['"`]/.exec(text);
  const out = match?.[1] ?? (root === undefined ? 'dist' : `${root}/dist`);
  return {
    kind: 'static',
    directory: root !== undefined && out.startsWith('../') ? out.slice(3) : out,
    singlePage: true,
    because: match === null ? 'Vite writes there unless told otherwise' : 'the configuration writes there',
    location: config === undefined || match === null ? view.folder.where(page) : config.where(match.index),
  };
}
