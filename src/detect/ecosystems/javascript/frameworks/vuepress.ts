import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_DOCUMENTS } from './order.ts';

/** VuePress writes into a hidden folder below the one that its build script names, unless that says where to. */
export const vuepress: JavascriptFramework = {
  id: 'vuepress',
  before: BEHIND_DOCUMENTS,
  dependencies: ['vuepress', 'vuepress-vite', 'vuepress-webpack', '@vuepress/core'],
  buildTime: true,
  buildCommand: ['vuepress', 'build'],
  output(view) {
    const manifest = view.folder.json('package.json');
    const line = ['build', 'docs:build']
      .map((name) => manifest?.get('scripts', name))
      .find((each) => each !== undefined);
    const text = typeof line === 'string' ? line : '';
    const named = /(?:-d|--dest)[= ](?:\.\/)?([\w./-]+)/.exec(text)?.[1];
    const folder = /\bvuepress(?:-vite|-webpack)? build\s+(?:\.\/)?([\w/][\w./-]*)/.exec(text)?.[1]?.replace(/\/$/, '');
    return {
      kind: 'static',
      directory: named ?? `${folder === undefined ? '' : `${folder}/`}.vuepress/dist`,
      singlePage: false,
      because: 'VuePress writes there',
    };
  },
};
