import type { Framework } from '../../../core/framework.ts';

export const eleventy: Framework = {
  id: 'eleventy',
  ecosystem: 'javascript',
  dependencies: ['@11ty/eleventy'],
  buildTime: true,
  buildCommand: ['eleventy'],
  output: () => ({
    kind: 'static',
    directory: '_site',
    singlePage: false,
    because: 'Eleventy writes there unless told otherwise',
  }),
};
