import { adonis } from './adonis.ts';
import { angular } from './angular.ts';
import { astro } from './astro.ts';
import { createReactApp } from './create-react-app.ts';
import { docusaurus } from './docusaurus.ts';
import { eleventy } from './eleventy.ts';
import { elysia } from './elysia.ts';
import { ember } from './ember.ts';
import { expo } from './expo.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import type { Framework } from './framework.ts';
import { gatsby } from './gatsby.ts';
import { hapi } from './hapi.ts';
import { hono } from './hono.ts';
import { koa } from './koa.ts';
import { medusa } from './medusa.ts';
import { nest } from './nest.ts';
import { next } from './next.ts';
import { nitro } from './nitro.ts';
import { nuxt } from './nuxt.ts';
import { parcel } from './parcel.ts';
import { ratpack } from './ratpack.ts';
import { reactRouter } from './react-router.ts';
import { remix } from './remix.ts';
import { rsbuild } from './rsbuild.ts';
import { solidStart } from './solid-start.ts';
import { staticGenerators } from './static-generators.ts';
import { strapi } from './strapi.ts';
import { sveltekit } from './sveltekit.ts';
import { tanstackStart } from './tanstack-start.ts';
import { vite } from './vite.ts';
import { vitepress } from './vitepress.ts';
import { vueCli } from './vue-cli.ts';
import { vuepress } from './vuepress.ts';
import { phoenix } from './phoenix.ts';
import { plug } from './plug.ts';
import { laravel } from './laravel.ts';
import { symfony } from './symfony.ts';
import { slim } from './slim.ts';
import { wordpress } from './wordpress.ts';
import { cakephp } from './cakephp.ts';
import { codeigniter } from './codeigniter.ts';
import { yii } from './yii.ts';
import { drupal } from './drupal.ts';
import { laminas } from './laminas.ts';
import { rails } from './rails.ts';
import { sinatra } from './sinatra.ts';
import { hanami } from './hanami.ts';
import { roda } from './roda.ts';
import { rack } from './rack.ts';
import { akkaHttp } from './akka-http.ts';
import { dropwizard } from './dropwizard.ts';
import { helidon } from './helidon.ts';
import { http4s } from './http4s.ts';
import { javalin } from './javalin.ts';
import { ktor } from './ktor.ts';
import { micronaut } from './micronaut.ts';
import { play } from './play.ts';
import { quarkus } from './quarkus.ts';
import { sparkJava } from './spark-java.ts';
import { springBoot } from './spring-boot.ts';
import { vertx } from './vertx.ts';
import { gin } from './gin.ts';
import { echo } from './echo.ts';
import { fiber } from './fiber.ts';
import { chi } from './chi.ts';
import { gorillaMux } from './gorilla-mux.ts';
import { actixWeb } from './actix-web.ts';
import { axum } from './axum.ts';
import { rocket } from './rocket.ts';
import { warp } from './warp.ts';
import { poem } from './poem.ts';
import { salvo } from './salvo.ts';
import { aiohttp } from './aiohttp.ts';
import { bottle } from './bottle.ts';
import { dash } from './dash.ts';
import { django } from './django.ts';
import { falcon } from './falcon.ts';
import { fastapi } from './fastapi.ts';
import { fasthtml } from './fasthtml.ts';
import { flask } from './flask.ts';
import { gradio } from './gradio.ts';
import { litestar } from './litestar.ts';
import { quart } from './quart.ts';
import { sanic } from './sanic.ts';
import { starlette } from './starlette.ts';
import { streamlit } from './streamlit.ts';
import { tornado } from './tornado.ts';

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

/** Applications that stand on another framework of the list come before it. */
export const PYTHON_FRAMEWORKS: readonly Framework[] = [
  streamlit,
  gradio,
  dash,
  django,
  fasthtml,
  fastapi,
  litestar,
  starlette,
  quart,
  flask,
  sanic,
  falcon,
  bottle,
  tornado,
  aiohttp,
];

export const GO_FRAMEWORKS: readonly Framework[] = [gin, echo, fiber, chi, gorillaMux];

export const RUST_FRAMEWORKS: readonly Framework[] = [rocket, axum, actixWeb, poem, salvo, warp];

/** Quarkus and Helidon stand on Vert.x and others of the list, so they come first. */
export const JAVA_FRAMEWORKS: readonly Framework[] = [
  springBoot,
  quarkus,
  micronaut,
  helidon,
  ktor,
  play,
  http4s,
  akkaHttp,
  dropwizard,
  javalin,
  sparkJava,
  ratpack,
  vertx,
];

/** Laravel stands on parts of Symfony, so it comes first. */
export const PHP_FRAMEWORKS: readonly Framework[] = [
  laravel,
  drupal,
  wordpress,
  symfony,
  cakephp,
  codeigniter,
  yii,
  laminas,
  slim,
];

export const RUBY_FRAMEWORKS: readonly Framework[] = [rails, hanami, roda, sinatra, rack];

export const ELIXIR_FRAMEWORKS: readonly Framework[] = [phoenix, plug];
