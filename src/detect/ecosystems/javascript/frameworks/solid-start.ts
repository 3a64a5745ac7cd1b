import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_APPLICATIONS } from './order.ts';
import { nitroOutput } from './nitro.ts';

export const solidStart: JavascriptFramework = {
  id: 'solid-start',
  before: ['react-router', 'remix', 'sveltekit', ...BEHIND_APPLICATIONS],
  dependencies: ['@solidjs/start'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['vinxi', 'build'],
  output: () => nitroOutput('SolidStart'),
};
