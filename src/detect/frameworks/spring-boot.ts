import { applicationSetting } from '../languages/java/application-config.ts';
import type { Framework } from './framework.ts';

export const springBoot: Framework = {
  id: 'spring-boot',
  ecosystem: 'java',
  dependencies: ['org.springframework.boot:*'],
  port: 8080,
  runtimeEnv: (_, port) => ({ SERVER_PORT: String(port) }),
  healthEndpoints(view) {
    if (!view.depends('spring-boot-starter-actuator')) return undefined;
    const base = applicationSetting(view.folder, ['management.endpoints.web.base-path'])?.value ?? '/actuator';
    // A management port of its own would put the endpoint where the image exposes nothing.
    if (applicationSetting(view.folder, ['management.server.port']) !== undefined) return undefined;
    return { value: `${base.replace(/\/$/, '')}/health`, because: 'the actuator is among the dependencies' };
  },
};
