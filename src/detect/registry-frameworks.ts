import { adonis } from './ecosystems/javascript/frameworks/adonis.ts';
import { angular } from './ecosystems/javascript/frameworks/angular.ts';
import { astro } from './ecosystems/javascript/frameworks/astro.ts';
import { createReactApp } from './ecosystems/javascript/frameworks/create-react-app.ts';
import { docusaurus } from './ecosystems/javascript/frameworks/docusaurus.ts';
import { eleventy } from './ecosystems/javascript/frameworks/eleventy.ts';
import { elysia } from './ecosystems/javascript/frameworks/elysia.ts';
import { ember } from './ecosystems/javascript/frameworks/ember.ts';
import { expo } from './ecosystems/javascript/frameworks/expo.ts';
import { express } from './ecosystems/javascript/frameworks/express.ts';
import { fastify } from './ecosystems/javascript/frameworks/fastify.ts';
import type { Framework } from './core/framework.ts';
import { gatsby } from './ecosystems/javascript/frameworks/gatsby.ts';
import { hapi } from './ecosystems/javascript/frameworks/hapi.ts';
import { hono } from './ecosystems/javascript/frameworks/hono.ts';
import { koa } from './ecosystems/javascript/frameworks/koa.ts';
import { medusa } from './ecosystems/javascript/frameworks/medusa.ts';
import { nest } from './ecosystems/javascript/frameworks/nest.ts';
import { next } from './ecosystems/javascript/frameworks/next.ts';
import { nitro } from './ecosystems/javascript/frameworks/nitro.ts';
import { nuxt } from './ecosystems/javascript/frameworks/nuxt.ts';
import { parcel } from './ecosystems/javascript/frameworks/parcel.ts';
import { reactRouter } from './ecosystems/javascript/frameworks/react-router.ts';
import { remix } from './ecosystems/javascript/frameworks/remix.ts';
import { rsbuild } from './ecosystems/javascript/frameworks/rsbuild.ts';
import { solidStart } from './ecosystems/javascript/frameworks/solid-start.ts';
import { staticGenerators } from './ecosystems/javascript/frameworks/static-generators.ts';
import { strapi } from './ecosystems/javascript/frameworks/strapi.ts';
import { sveltekit } from './ecosystems/javascript/frameworks/sveltekit.ts';
import { tanstackStart } from './ecosystems/javascript/frameworks/tanstack-start.ts';
import { vite } from './ecosystems/javascript/frameworks/vite.ts';
import { vitepress } from './ecosystems/javascript/frameworks/vitepress.ts';
import { vueCli } from './ecosystems/javascript/frameworks/vue-cli.ts';
import { vuepress } from './ecosystems/javascript/frameworks/vuepress.ts';

/**
 * The first that fits is the project's framework, so the order matters: what builds a whole application comes before the server
 * libraries that such applications also use, and those before bundlers, which servers use for their pages.
 */
export const JAVASCRIPT_FRAMEWORKS: readonly Framework[] = [
  next,
  nuxt,
  tanstackStart,
  solidStart,
  reactRouter,
  remix,
  sveltekit,
  astro,
  angular,
  nitro,
  gatsby,
  docusaurus,
  vitepress,
  eleventy,
  vuepress,
  medusa,
  nest,
  adonis,
  strapi,
  express,
  fastify,
  hapi,
  koa,
  hono,
  elysia,
  expo,
  ...staticGenerators,
  createReactApp,
  vueCli,
  ember,
  rsbuild,
  vite,
  parcel,
];
