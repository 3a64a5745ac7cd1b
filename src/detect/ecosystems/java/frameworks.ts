import { inOrder } from '../../core/order.ts';
import type { Found } from '../../core/types.ts';
import type { JvmFramework, JvmView } from './framework.ts';
import { dropwizard } from './frameworks/dropwizard.ts';
import { springBoot } from './frameworks/spring-boot.ts';

/** A health endpoint that a module serves when it is among the dependencies. */
interface HealthModule {
  readonly module: string;
  readonly path: string;
  readonly name: string;
}

/** The endpoint of the first of these modules that a project depends on. */
function healthOf(...modules: readonly HealthModule[]): (view: JvmView) => Found<string> | undefined {
  return (view) => {
    const found = modules.find(({ module }) => view.depends(module));
    return found && { value: found.path, because: `${found.name} is among the dependencies` };
  };
}

export const JAVA_FRAMEWORKS: readonly JvmFramework[] = inOrder<JvmFramework>([
  dropwizard,
  springBoot,
  {
    id: 'akka-http',
    before: ['dropwizard'],
    dependencies: ['com.typesafe.akka:akka-http*', 'org.apache.pekko:pekko-http*'],
    port: 8080,
  },
  {
    id: 'helidon',
    before: ['ktor', 'vertx'],
    dependencies: ['io.helidon.*'],
    port: 8080,
    health: healthOf(
      { module: 'helidon-webserver-observe-health', path: '/observe/health', name: 'the health observer' },
      { module: 'helidon-microprofile', path: '/health', name: 'MicroProfile Health' },
      { module: 'helidon-microprofile-health', path: '/health', name: 'MicroProfile Health' },
    ),
  },
  { id: 'http4s', before: ['akka-http'], dependencies: ['org.http4s:*'], port: 8080 },
  { id: 'javalin', dependencies: ['io.javalin:*'], port: 8080, before: ['spark-java'] },
  { id: 'ktor', before: ['play'], dependencies: ['io.ktor:ktor-server*'], port: 8080 },
  {
    id: 'micronaut',
    before: ['helidon'],
    dependencies: ['io.micronaut:*', 'io.micronaut.*'],
    portInConfiguration: true,
    portVariable: 'MICRONAUT_SERVER_PORT',
    port: 8080,
    health: healthOf({ module: 'micronaut-management', path: '/health', name: 'the management module' }),
  },
  {
    id: 'play',
    // It stands on Akka HTTP or Pekko HTTP.
    before: ['akka-http', 'http4s'],
    // Its JSON library is used without it.
    dependencies: [
      'com.typesafe.play:play',
      'com.typesafe.play:play-*server*',
      'org.playframework:play',
      'org.playframework:play-*server*',
    ],
    portInConfiguration: true,
    port: 9000,
  },
  {
    id: 'quarkus',
    // It stands on Vert.x.
    before: ['micronaut', 'vertx'],
    dependencies: ['io.quarkus:*'],
    portInConfiguration: true,
    port: 8080,
    portVariable: 'QUARKUS_HTTP_PORT',
    env: () => ({ QUARKUS_HTTP_HOST: '0.0.0.0' }),
    health: healthOf({ module: 'quarkus-smallrye-health', path: '/q/health', name: 'SmallRye Health' }),
  },
  { id: 'ratpack', dependencies: ['io.ratpack:*'], port: 5050 },
  { id: 'spark-java', before: ['ratpack'], dependencies: ['com.sparkjava:spark-core'], port: 4567 },
  { id: 'vertx', dependencies: ['io.vertx:vertx-web', 'io.vertx:vertx-core'], port: 8888 },
]);
