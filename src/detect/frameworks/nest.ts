import type { Framework } from './framework.ts';

export const nest: Framework = {
  id: 'nestjs',
  ecosystem: 'javascript',
  dependencies: ['@nestjs/core', '@nestjs/common'],
  port: 3000,
  buildCommand: ['nest', 'build'],
  entrypoint: () => ['node', 'dist/main.js'],
  healthEndpoints(view) {
    if (!view.depends('@nestjs/terminus')) return undefined;
    const prefixed = view.sources().some(({ text }) => text.includes('setGlobalPrefix('));
    for (const source of view.sources()) {
      const match = /@Controller\(\s*['"]\/?(?<path>health[\w-]*)['"]/.exec(source.text);
      const path = match?.groups?.path;
      if (match !== null && path !== undefined && !prefixed) {
        return { value: `/${path}`, because: 'a controller serves it', location: source.where(match.index) };
      }
    }
    return undefined;
  },
};
