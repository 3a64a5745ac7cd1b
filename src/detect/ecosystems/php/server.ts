import { posix } from 'node:path';
import { nginxConfiguration } from '../../core/nginx.ts';
import { writeFile } from '../../core/shell.ts';
import type { BuildCommand, CopyEntry } from '../../core/types.ts';
import { hide, type HiddenPaths } from './rules.ts';

/** The port that nginx listens on where PORT names no other. */
export const PHP_PORT = 8080;

export interface PhpServer {
  /** Document root in the image. */
  readonly root: string;
  /** The script that answers what is no file, in the image; index.php in the root where it is not known. */
  readonly script: string | undefined;
  /** Whether that is the project's own folder, so that its manifests lie among the pages. */
  readonly isProject: boolean;
  /** Folder of Composer's libraries, where they lie among the pages. */
  readonly libraries: string | undefined;
  /** What rules of the project keep from visitors. */
  readonly hidden: readonly HiddenPaths[];
  /** Folders below the document root that the application writes to: what visitors put there never runs. */
  readonly uploads: readonly string[];
}

/** Configuration of nginx, of PHP's process manager, and the script that runs both and ends when either does. */
export function phpServerCommands(server: PhpServer): readonly BuildCommand[] {
  return [
    hereDocument(
      '/root/nginx.conf',
      nginxConfiguration(pages(server), ['client_max_body_size 64m;']),
      'write nginx.conf',
    ),
    hereDocument('/root/php-fpm.conf', FPM_CONFIGURATION, 'write php-fpm.conf'),
    hereDocument('/root/serve', SERVE_SCRIPT, 'write the start script'),
  ];
}

export const PHP_SERVER_COPIES: readonly CopyEntry[] = [
  { from: '/root/nginx.conf', to: '/etc/nginx/nginx.conf' },
  { from: '/root/php-fpm.conf', to: '/etc/aipack/php-fpm.conf' },
  { from: '/root/serve', to: '/usr/local/bin/serve' },
];

export const PHP_SERVER_COMMAND = ['/bin/sh', '/usr/local/bin/serve'] as const;

function hereDocument(path: string, text: string, name: string): BuildCommand {
  return { run: writeFile(path, text, 'AIPACK'), inputs: [], name };
}

/**
 * No user and group: both servers run as the image's user already. Uploads may be as large as nginx lets through;
 * a project's .user.ini can say otherwise.
 */
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
php_flag[expose_php] = off
php_value[post_max_size] = 64M
php_value[upload_max_filesize] = 64M
`;

/**
 * Nginx starts once there is somebody to answer its requests. busybox's `wait -n` waits for those who still run and passes over a
 * server that ended before, so that both are looked at once more right before it. Both servers finish theirs on SIGQUIT, which a shell's children
 * ignore until they are ready: before that, SIGTERM ends them. The script ends with 0 when it was asked to stop, and never
 * with 0 when a server ended by itself, so that whoever runs the container starts it again.
 */
const SERVE_SCRIPT = `case "$PORT" in
  '' | *[!0-9]*) PORT=${PHP_PORT} ;;
esac
sed "s/listen ${PHP_PORT};/listen $PORT;/" /etc/nginx/nginx.conf > /tmp/nginx.conf
rm -f /tmp/php-fpm.sock /tmp/nginx.pid
stopping=
signal=TERM
fpm=
web=
stop() {
  stopping=1
  kill -$signal $web $fpm 2>/dev/null
}
ready() {
  while [ -z "$stopping" ] && [ ! -e "$1" ] && kill -0 "$2" 2>/dev/null; do sleep 0.1; done
  [ -z "$stopping" ] && [ -e "$1" ]
}
trap stop TERM INT QUIT
status=1
php-fpm -F -y /etc/aipack/php-fpm.conf &
fpm=$!
if ready /tmp/php-fpm.sock $fpm; then
  nginx -e stderr -c /tmp/nginx.conf -g 'daemon off;' &
  web=$!
  if ready /tmp/nginx.pid $web; then
    signal=QUIT
    if kill -0 $fpm 2>/dev/null && kill -0 $web 2>/dev/null; then
      wait -n
      status=$?
    fi
  fi
fi
kill -$signal $web $fpm 2>/dev/null
wait
if [ -n "$stopping" ]; then exit 0; fi
if [ "$status" = 0 ]; then exit 1; fi
exit "$status"
`;

/** The first expression that fits decides, so what nobody may see comes before what PHP answers. */
function pages({ root, script, isProject, libraries, hidden, uploads }: PhpServer): string {
  const name = posix.relative(root, script ?? posix.join(root, 'index.php'));
  const isBelow = !name.startsWith('..');
  const index = isBelow && posix.dirname(name) === '.' && name !== 'index.php' ? `${name} index.php` : 'index.php';
  return `    listen ${PHP_PORT};
    root ${root};
    index ${index} index.html;
    absolute_redirect off;

    location ~ /\\.(?!well-known/) {
      deny all;
    }
${isProject ? PROJECT_FILES : ''}${libraries === undefined ? '' : noLibraries(libraries)}${hidden.map(hide).join('')}${uploads.map(noScripts).join('')}
    location / {
      ${isBelow ? `try_files $uri $uri/ /${name}?$query_string` : 'try_files $uri @router'};
    }

    location ~ \\.php(?:/|$) {
      fastcgi_split_path_info ^(.+?\\.php)(/.*)$;
      set $path_info $fastcgi_path_info;
      try_files $fastcgi_script_name =404;
      fastcgi_pass unix:/tmp/php-fpm.sock;
      fastcgi_index index.php;
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_param DOCUMENT_ROOT $document_root;
      fastcgi_param PATH_INFO $path_info;
    }
${isBelow ? '' : router(script ?? '')}`;
}

/** A script outside the document root: visitors can't ask for it, and it answers for everything else. */
function router(script: string): string {
  return `
    location @router {
      fastcgi_pass unix:/tmp/php-fpm.sock;
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME ${script};
      fastcgi_param SCRIPT_NAME /${posix.basename(script)};
    }
`;
}

function noScripts(folder: string): string {
  return `
    location ~* ^/${folder.replaceAll('.', '\\.')}/.*\\.php {
      deny all;
    }
`;
}

/** Libraries may bring style sheets and pictures that pages link to, but nothing of them is a page. */
function noLibraries(folder: string): string {
  return `
    location ~* ^/${folder.replaceAll('.', '\\.')}/.*\\.(?:php\\d?|phtml|phar|inc|json|lock|neon|xml|ya?ml|sh|sql|dist) {
      deny all;
    }
`;
}

const PROJECT_FILES = `
    location ~* ^/(?:(?:composer|package|package-lock|aipack|symfony)\\.(?:json|lock|ya?ml)|yarn\\.lock|pnpm-lock\\.yaml|procfile|(?:docker|container)file|artisan)$ {
      deny all;
    }
`;
