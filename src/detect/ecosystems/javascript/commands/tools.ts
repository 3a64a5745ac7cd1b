/** Files behind tools that production servers are started with, for node_modules/.bin folders that hold shell scripts. */
export const TOOL_FILES: Readonly<Record<string, string>> = {
  astro: 'astro/astro.js',
  'http-server': 'http-server/bin/http-server',
  medusa: '@medusajs/cli/cli.js',
  nest: '@nestjs/cli/bin/nest.js',
  next: 'next/dist/bin/next',
  nuxt: 'nuxt/bin/nuxt.mjs',
  'pm2-runtime': 'pm2/bin/pm2-runtime',
  'react-router-serve': '@react-router/serve/bin.cjs',
  'remix-serve': '@remix-run/serve/dist/cli.js',
  serve: 'serve/build/main.js',
  strapi: '@strapi/strapi/bin/strapi.js',
  'ts-node': 'ts-node/dist/bin.js',
  tsx: 'tsx/dist/cli.mjs',
  vinxi: 'vinxi/bin/cli.mjs',
};

/** Packages that bring tools of another name. */
export const TOOL_PACKAGES: Readonly<Record<string, string>> = {
  'babel-node': '@babel/node',
  dotenv: 'dotenv-cli',
  'functions-framework': '@google-cloud/functions-framework',
  medusa: '@medusajs/cli',
  'mikro-orm': '@mikro-orm/cli',
  'moleculer-runner': 'moleculer',
  nest: '@nestjs/cli',
  ng: '@angular/cli',
  nuxi: 'nuxt',
  'pm2-runtime': 'pm2',
  'react-router-serve': '@react-router/serve',
  'remix-serve': '@remix-run/serve',
  sequelize: 'sequelize-cli',
  sls: 'serverless',
  tsc: 'typescript',
  'vue-cli-service': '@vue/cli-service',
};
