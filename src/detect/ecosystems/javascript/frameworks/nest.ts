import { classPrefix, healthRoute } from '../../../core/health.ts';
import { firstHit, type SourceFile } from '../../../core/sources.ts';
import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_BACKENDS } from './order.ts';

const CONSTANT = /\bconst\s+(\w{1,60})\s*=\s*['"`]\/?([\w/-]{0,60})['"`]/g;

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
    const told = firstHit(sources, [
      /setGlobalPrefix\(\s*(?:['"`]\/?(?<text>[^'"`]*)['"`]|(?<name>[\w.]{1,60}))/,
    ])?.match;
    const { text: written, name = '' } = told?.groups ?? {};
    const prefix = written ?? (name === '' ? undefined : constantIn(sources, name));
    // Below what a setting says nobody knows where it answers.
    if (told !== undefined && prefix === undefined) return undefined;
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

function constantIn(sources: readonly SourceFile[], name: string): string | undefined {
  return sources.flatMap(({ text }) => [...text.matchAll(CONSTANT)]).find(({ 1: each }) => each === name)?.[2];
}
