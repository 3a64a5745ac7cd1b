import type { JavascriptFramework } from '../framework.ts';
import { angular } from './angular.ts';
import { astro } from './astro.ts';
import { expo } from './expo.ts';
import { nest } from './nest.ts';
import { next } from './next.ts';
import { nitro } from './nitro.ts';
import { nuxt } from './nuxt.ts';
import { reactRouter } from './react-router.ts';
import { remix } from './remix.ts';
import { SERVER_FRAMEWORKS } from './servers.ts';
import { solidStart } from './solid-start.ts';
import { STATIC_GENERATORS } from './static-generators.ts';
import { sveltekit } from './sveltekit.ts';
import { tanstackStart } from './tanstack-start.ts';
import { vite } from './vite.ts';
import { vitepress } from './vitepress.ts';
import { vuepress } from './vuepress.ts';

/** The frameworks of JavaScript; their order is said by themselves. */
export const JAVASCRIPT_FRAMEWORKS: readonly JavascriptFramework[] = [
  angular,
  astro,
  expo,
  nest,
  next,
  nitro,
  nuxt,
  reactRouter,
  remix,
  ...SERVER_FRAMEWORKS,
  solidStart,
  ...STATIC_GENERATORS,
  sveltekit,
  tanstackStart,
  vite,
  vitepress,
  vuepress,
];
