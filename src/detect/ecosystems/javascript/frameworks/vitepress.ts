import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_DOCUMENTS } from './order.ts';

/** VitePress writes into a hidden folder below the one that its build script names. */
export const vitepress: JavascriptFramework = {
  id: 'vitepress',
  before: BEHIND_DOCUMENTS,
  dependencies: ['vitepress'],
  buildTime: true,
  buildCommand: ['vitepress', 'build'],
  output(view) {
    const script = view.folder.json('package.json')?.get('scripts', 'build');
    const scripts = ['build', 'docs:build'].map((name) => view.folder.json('package.json')?.get('scripts', name));
    const folder = [script, ...scripts]
      .map((line) => /vitepress build\s+([\w./-]+)/.exec(String(line))?.[1])
      .find(Boolean);
    return {
      kind: 'static',
      directory: `${folder === undefined ? '' : `${folder}/`}.vitepress/dist`,
      singlePage: false,
      because: 'VitePress writes there',
    };
  },
};
