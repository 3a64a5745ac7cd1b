/**
 * Groups of frameworks of which projects often depend on several at once, by what stands on what. A definition says the groups that it
 * goes before: what builds a whole application comes before the server libraries that such applications also use, and those before
 * bundlers, which servers use for their pages.
 */
const BUNDLERS = ['rsbuild', 'vite', 'parcel'] as const;
/** Command lines around a bundler. */
const KITS = ['create-react-app', 'vue-cli', 'ember'] as const;
/** Tools for one kind of page, which some packages use beside a kit. */
const GENERATORS = [
  'expo',
  'hexo',
  'gridsome',
  'slidev',
  'observable',
  'umi',
  'quasar',
  'preact-cli',
  'sanity',
  'brunch',
  'stencil',
] as const;
const SERVERS = ['express', 'fastify', 'hapi', 'koa', 'hono', 'elysia', 'h3'] as const;
const BACKENDS = ['mastra', 'xmcp', 'medusa', 'nestjs', 'adonis', 'strapi'] as const;
const SITES = ['gatsby', 'docusaurus', 'eleventy'] as const;
/** Sites of documents, which applications have about themselves. */
const DOCUMENTS = ['vitepress', 'vuepress'] as const;

/** What goes behind a group: everything that may stand below it. */
export const BEHIND_KITS: readonly string[] = BUNDLERS;
export const BEHIND_GENERATORS: readonly string[] = [...KITS, ...BEHIND_KITS];
export const BEHIND_SERVERS: readonly string[] = [...GENERATORS, ...BEHIND_GENERATORS];
export const BEHIND_DOCUMENTS: readonly string[] = [...SERVERS, ...BEHIND_SERVERS];
export const BEHIND_BACKENDS: readonly string[] = [...DOCUMENTS, ...BEHIND_DOCUMENTS];
export const BEHIND_SITES: readonly string[] = [...BACKENDS, ...BEHIND_BACKENDS];
/** Frameworks that make servers with Nitro name it as a dependency, too. */
export const BEHIND_NITRO: readonly string[] = [...SITES, ...BEHIND_SITES];
/** Pages of islands and applications for browsers, in which parts of other frameworks may stand. */
export const BEHIND_PAGES: readonly string[] = ['nitro', ...BEHIND_NITRO];
export const BEHIND_APPLICATIONS: readonly string[] = ['astro', 'angular', ...BEHIND_PAGES];
