import { applicationSetting } from '../application-config.ts';
import type { JvmFramework } from '../framework.ts';

/** Names of starters and libraries that bring a server, or stand for parts of a program that has one. */
const SERVER =
  /web|mvc|jersey|rest|graphql|soap|actuator|thymeleaf|freemarker|mustache|hateoas|tomcat|jetty|undertow|netty|gateway|server|admin|vaadin|zuul|openapi|swagger|camel-servlet/;

export const springBoot: JvmFramework = {
  id: 'spring-boot',
  // Its starters bring what others of the list are made of.
  before: ['quarkus'],
  dependencies: ['org.springframework.boot:*', 'org.springframework.cloud:*'],
  portInConfiguration: true,
  port: 8080,
  // Programs that only start, do something and end have the framework as well.
  serves: (view) =>
    !view.dependencies.some((name) => name.includes(':spring-boot-starter')) ||
    view.dependencies.some((name) => SERVER.test(name.split(':')[1] ?? '')) ||
    view.sources().some(({ text }) => /@(?:Rest)?Controller\b|RouterFunction\b/.test(text)),
  portVariable: 'SERVER_PORT',
  health(view) {
    if (!view.depends('spring-boot-starter-actuator')) return undefined;
    const base = applicationSetting(view.folder, ['management.endpoints.web.base-path'])?.value ?? '/actuator';
    // A management port of its own would put the endpoint where the image exposes nothing.
    if (applicationSetting(view.folder, ['management.server.port']) !== undefined) return undefined;
    const location = view.dependencyAt('spring-boot-starter-actuator');
    return {
      value: `${base.replace(/\/$/, '')}/health`,
      because: 'the actuator is among the dependencies',
      ...(location === undefined ? {} : { location }),
    };
  },
};
