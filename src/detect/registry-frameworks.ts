import type { Framework } from './core/framework.ts';
import { ratpack } from './ecosystems/java/frameworks/ratpack.ts';
import { phoenix } from './ecosystems/elixir/frameworks/phoenix.ts';
import { plug } from './ecosystems/elixir/frameworks/plug.ts';
import { laravel } from './ecosystems/php/frameworks/laravel.ts';
import { symfony } from './ecosystems/php/frameworks/symfony.ts';
import { slim } from './ecosystems/php/frameworks/slim.ts';
import { wordpress } from './ecosystems/php/frameworks/wordpress.ts';
import { cakephp } from './ecosystems/php/frameworks/cakephp.ts';
import { codeigniter } from './ecosystems/php/frameworks/codeigniter.ts';
import { yii } from './ecosystems/php/frameworks/yii.ts';
import { drupal } from './ecosystems/php/frameworks/drupal.ts';
import { laminas } from './ecosystems/php/frameworks/laminas.ts';
import { rails } from './ecosystems/ruby/frameworks/rails.ts';
import { sinatra } from './ecosystems/ruby/frameworks/sinatra.ts';
import { hanami } from './ecosystems/ruby/frameworks/hanami.ts';
import { roda } from './ecosystems/ruby/frameworks/roda.ts';
import { rack } from './ecosystems/ruby/frameworks/rack.ts';
import { akkaHttp } from './ecosystems/java/frameworks/akka-http.ts';
import { dropwizard } from './ecosystems/java/frameworks/dropwizard.ts';
import { helidon } from './ecosystems/java/frameworks/helidon.ts';
import { http4s } from './ecosystems/java/frameworks/http4s.ts';
import { javalin } from './ecosystems/java/frameworks/javalin.ts';
import { ktor } from './ecosystems/java/frameworks/ktor.ts';
import { micronaut } from './ecosystems/java/frameworks/micronaut.ts';
import { play } from './ecosystems/java/frameworks/play.ts';
import { quarkus } from './ecosystems/java/frameworks/quarkus.ts';
import { sparkJava } from './ecosystems/java/frameworks/spark-java.ts';
import { springBoot } from './ecosystems/java/frameworks/spring-boot.ts';
import { vertx } from './ecosystems/java/frameworks/vertx.ts';
import { gin } from './ecosystems/go/frameworks/gin.ts';
import { echo } from './ecosystems/go/frameworks/echo.ts';
import { fiber } from './ecosystems/go/frameworks/fiber.ts';
import { chi } from './ecosystems/go/frameworks/chi.ts';
import { gorillaMux } from './ecosystems/go/frameworks/gorilla-mux.ts';
import { actixWeb } from './ecosystems/rust/frameworks/actix-web.ts';
import { axum } from './ecosystems/rust/frameworks/axum.ts';
import { rocket } from './ecosystems/rust/frameworks/rocket.ts';
import { warp } from './ecosystems/rust/frameworks/warp.ts';
import { poem } from './ecosystems/rust/frameworks/poem.ts';
import { salvo } from './ecosystems/rust/frameworks/salvo.ts';
import { aiohttp } from './ecosystems/python/frameworks/aiohttp.ts';
import { bottle } from './ecosystems/python/frameworks/bottle.ts';
import { dash } from './ecosystems/python/frameworks/dash.ts';
import { django } from './ecosystems/python/frameworks/django.ts';
import { falcon } from './ecosystems/python/frameworks/falcon.ts';
import { fastapi } from './ecosystems/python/frameworks/fastapi.ts';
import { fasthtml } from './ecosystems/python/frameworks/fasthtml.ts';
import { flask } from './ecosystems/python/frameworks/flask.ts';
import { gradio } from './ecosystems/python/frameworks/gradio.ts';
import { litestar } from './ecosystems/python/frameworks/litestar.ts';
import { quart } from './ecosystems/python/frameworks/quart.ts';
import { sanic } from './ecosystems/python/frameworks/sanic.ts';
import { starlette } from './ecosystems/python/frameworks/starlette.ts';
import { streamlit } from './ecosystems/python/frameworks/streamlit.ts';
import { tornado } from './ecosystems/python/frameworks/tornado.ts';

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
