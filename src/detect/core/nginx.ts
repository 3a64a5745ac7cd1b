const TEXT_TYPES =
  'text/css text/plain text/xml application/javascript application/json application/manifest+json application/xml image/svg+xml';

/**
 * A whole configuration of nginx for a user without rights: everything that it writes goes to /tmp, its logs to the
 * container's own streams. `server` is the text of its one server block's inside, `settings` lines beside it.
 */
export function nginxConfiguration(server: string, settings: readonly string[] = []): string {
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
${settings.map((line) => `  ${line}\n`).join('')}  sendfile on;
  tcp_nopush on;
  server_tokens off;
  gzip on;
  gzip_vary on;
  gzip_types ${TEXT_TYPES};

  server {
${server}  }
}
`;
}
