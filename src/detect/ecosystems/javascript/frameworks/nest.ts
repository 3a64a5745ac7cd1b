import { classPrefix, healthRoute } from '../../../core/health.ts';
import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_BACKENDS } from './order.ts';

export const nest: JavascriptFramework = {
  id: 'nestjs',
  before: BEHIND_BACKENDS,
  dependencies: ['@nestjs/core', '@nestjs/common'],
  port: 3000,
  buildCommand: ['nest', 'build'],
  buildsWithout: { tool: '@nestjs/cli', command: ['tsc'] },
  entrypoint: () => ['node', 'dist/main.js'],
  // Routes stand in controllers: `@Get('health')`, or `@Get()` in one that is named after it.
  healthEndpoints(view) {
    const sources = view.sources();
    const prefix = sources
      .map(({ text }) => /setGlobalPrefix\(\s*['"`]\/?([^'"`]*)['"`]/.exec(text)?.[1])
      .find(Boolean);
    return healthRoute(
      sources.filter(({ text }) => text.includes('@Controller(')),
      [/@Get\(\s*(?:['"`](?<path>[^'"`]*)['"`]\s*)?\)/g],
      (file) => {
        const own = classPrefix(file, /@Controller\(\s*['"`]\/?([^'"`]*)['"`]/);
        const after = own?.after ?? file.text.indexOf('@Controller(');
        return { path: [prefix, own?.path].filter(Boolean).join('/'), after };
      },
    );
  },
};
