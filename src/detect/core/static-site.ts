import type { BuildPlatforms } from '../../schema/universal-build.ts';
import { nginxConfiguration } from './nginx.ts';
import type { Project } from './project.ts';
import { writeFile } from './shell.ts';
import type { BuildCommand, CopyEntry, Draft } from './types.ts';

/** Where nginx looks for files in the image: outside the working directory, so that nothing else can end up there. */
export const WEB_ROOT = '/srv/www';

/** The port that nginx listens on; a process without privileges cannot have a smaller well-known one. */
const STATIC_PORT = 8080;

export interface StaticSite {
  /** What reaches the web root. */
  readonly copy: readonly CopyEntry[];
  /** Whether unknown paths are answered with the application's index.html, which does its own routing. */
  readonly singlePage: boolean;
  /** Page that answers them in place of index.html, where there is one of this name. */
  readonly fallback?: string;
  /** Whether the site brings a 404.html. */
  readonly notFoundPage: boolean;
}

/** Whether another tool's file sends every path to the application's page, recorded as a decision. */
export function catchesAll(project: Project): boolean {
  const hint = project.hints.catchAll;
  if (hint === undefined || !/^\/?index\.html$/.test(hint.value)) return false;
  project.accept('unknown paths', hint);
  return true;
}

/** Where a site is built whose files alone reach the image. */
export function sitePlatforms(project: Project): BuildPlatforms {
  return project.decide('platforms', 'portable', 'browsers get the same files everywhere');
}

type StaticParts = Pick<Draft, 'runtime'> & { readonly commands: readonly BuildCommand[] };

/** Serves a folder with nginx: the configuration as a build command, and the image around it. */
export function serveStatic(project: Project, site: StaticSite): StaticParts {
  const server = project.catalog.has('nginx-mainline') ? 'nginx-mainline' : 'nginx';
  project.decide(
    'web server',
    server,
    'static files need a server, and nginx is the one that the package index keeps current',
  );
  project.decide('port', STATIC_PORT, 'nginx runs without privileges, so it listens above 1024');
  project.decide('health', '/', 'the site itself answers there');
  return {
    commands: [
      {
        run: writeFile('/root/nginx.conf', nginxConfiguration(siteServer(site)), 'NGINX'),
        inputs: [],
        name: 'write nginx.conf',
      },
    ],
    runtime: {
      packages: [server],
      copy: [{ from: '/root/nginx.conf', to: '/etc/nginx/nginx.conf' }, ...site.copy],
      command: ['nginx', '-e', 'stderr', '-g', 'daemon off;'],
      ports: [STATIC_PORT],
      health: '/',
      workdir: WEB_ROOT,
    },
  };
}

/** Whether a plan serves files alone. */
export function isSite({ runtime }: Draft): boolean {
  return runtime.command[0] === 'nginx';
}

/** What the server of a site answers. */
function siteServer(site: Pick<StaticSite, 'singlePage' | 'fallback' | 'notFoundPage'>): string {
  const page = site.fallback !== undefined && /^[\w.-]+$/.test(site.fallback) ? `/${site.fallback} ` : '';
  const fallback = site.singlePage ? `${page}/index.html` : '=404';
  return `    listen ${STATIC_PORT};
    root ${WEB_ROOT};
    index index.html index.htm;
    absolute_redirect off;
${site.notFoundPage ? '    error_page 404 /404.html;\n' : ''}
    location / {
      try_files $uri $uri/ $uri.html ${fallback};
    }

    location ~ /\\.(?!well-known/) {
      deny all;
    }
`;
}
