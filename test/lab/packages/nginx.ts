import type { AddedEntry, PackageDefinition } from './definition.ts';

const nginxConf = `worker_processes auto;
pid /run/nginx/nginx.pid;

events {
  worker_connections 1024;
}

http {
  include mime.types;
  default_type application/octet-stream;
  sendfile on;
  keepalive_timeout 65;

  server {
    listen 8080;
    root /usr/share/nginx/html;
  }
}
`;

/** A part of the configuration, which Wolfi gives a package of its own for each file. */
function part(name: string, file: string, description: string): PackageDefinition {
  return {
    name: `nginx-mainline-${name}`,
    description,
    license: 'BSD-2-Clause',
    origin: 'nginx-mainline',
    from: { kind: 'debian', packages: ['nginx-common'] },
    include: [`etc/nginx/${file}`],
    provides: [`nginx-${name}={version}`],
  };
}

const directories: Record<string, AddedEntry> = {
  'var/lib/nginx/tmp': { directory: true },
  'var/log/nginx': { directory: true },
  'run/nginx': { directory: true },
};

export const nginxPackages: PackageDefinition[] = [
  {
    name: 'nginx-mainline',
    description: 'HTTP and reverse proxy server (mainline version)',
    license: 'BSD-2-Clause',
    from: { kind: 'debian', packages: ['nginx', 'nginx-common'] },
    include: ['usr/bin/nginx', 'usr/share/nginx/html/'],
    add: directories,
    depends: ['merged-usrsbin', 'nginx-config', 'wolfi-baselayout'],
    provides: ['nginx={version}'],
  },
  {
    name: 'nginx-mainline-config',
    description: 'Creates nginx config step that can then be overridden by users',
    license: 'BSD-2-Clause',
    origin: 'nginx-mainline',
    from: { kind: 'debian', packages: ['nginx-common'] },
    include: [],
    add: { 'etc/nginx/nginx.conf': { content: nginxConf } },
    depends: [
      'merged-usrsbin',
      'nginx-mainline',
      'nginx-mainline-fastcgi-params',
      'nginx-mainline-mime-types',
      'nginx-mainline-scgi-params',
      'nginx-mainline-uwsgi-params',
      'wolfi-baselayout',
    ],
    provides: ['nginx-config={version}'],
  },
  part('fastcgi-params', 'fastcgi_params', 'Nginx fastcgi_params file'),
  part('mime-types', 'mime.types', 'Nginx mime.types file'),
  part('scgi-params', 'scgi_params', 'Nginx scgi_params file'),
  part('uwsgi-params', 'uwsgi_params', 'Nginx uwsgi_params file'),
];
