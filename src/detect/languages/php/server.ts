import type { BuildCommand, CopyEntry } from '../../types.ts';

/** The port that nginx listens on. */
export const PHP_PORT = 8080;

export interface PhpServer {
  /** Document root in the image. */
  readonly root: string;
  /** Shell lines that run before the servers start: folders below /tmp that the application writes to. */
  readonly prepare: readonly string[];
}

/** Configuration of nginx, of PHP's process manager, and the script that runs both and ends when either does. */
export function phpServerCommands(server: PhpServer): readonly BuildCommand[] {
  return [
    hereDocument('/root/nginx.conf', nginxConfiguration(server.root), 'write nginx.conf'),
    hereDocument('/root/php-fpm.conf', FPM_CONFIGURATION, 'write php-fpm.conf'),
    hereDocument('/root/serve', serveScript(server.prepare), 'write the start script'),
  ];
}

export const PHP_SERVER_COPIES: readonly CopyEntry[] = [
  { from: '/root/nginx.conf', to: '/etc/nginx/nginx.conf' },
  { from: '/root/php-fpm.conf', to: '/etc/aipack/php-fpm.conf' },
  { from: '/root/serve', to: '/usr/local/bin/serve' },
];

export const PHP_SERVER_COMMAND = ['/bin/sh', '/usr/local/bin/serve'] as const;

function hereDocument(path: string, text: string, name: string): BuildCommand {
  return { run: `cat > ${path} <<'AIPACK'\n${text}AIPACK`, inputs: [], name };
}

/** No user and group: both servers run as the image's user already. */
const FPM_CONFIGURATION = `[global]
error_log = /proc/self/fd/2
daemonize = no

[www]
listen = /tmp/php-fpm.sock
pm = dynamic
pm.max_children = 20
pm.start_servers = 2
pm.min_spare_servers = 1
pm.max_spare_servers = 4
clear_env = no
catch_workers_output = yes
decorate_workers_output = no
`;

function serveScript(prepare: readonly string[]): string {
  return `${prepare.map((line) => `${line}\n`).join('')}php-fpm -F -y /etc/aipack/php-fpm.conf &
fpm=$!
nginx -e stderr -g 'daemon off;' &
web=$!
trap 'kill -QUIT $web $fpm' TERM INT QUIT
wait -n
status=$?
kill -QUIT $web $fpm
wait
exit $status
`;
}

function nginxConfiguration(root: string): string {
  return `worker_processes auto;
pid /tmp/nginx.pid;
error_log /dev/stderr notice;

events {
  worker_connections 1024;
}

http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log /dev/stdout;
  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  client_max_body_size 64m;
  sendfile on;
  server_tokens off;

  server {
    listen ${PHP_PORT};
    root ${root};
    index index.php index.html;
    absolute_redirect off;

    location / {
      try_files $uri $uri/ /index.php?$query_string;
    }

    location ~ \\.php$ {
      try_files $uri =404;
      fastcgi_pass unix:/tmp/php-fpm.sock;
      fastcgi_index index.php;
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_param DOCUMENT_ROOT $document_root;
    }

    location ~ ^/(?:vendor|composer\\.(?:json|lock)|package(?:-lock)?\\.json)(?:/|$) {
      deny all;
    }

    location ~ /\\.(?!well-known/) {
      deny all;
    }
  }
}
`;
}
