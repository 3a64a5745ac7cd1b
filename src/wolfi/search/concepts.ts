/**
 * Everyday words and the packages that people mean by them, the most likely first. Streams are named without their version.
 * Only where names and descriptions do not say it already.
 */
export const concepts: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    certificates: ['ca-certificates-bundle', 'ca-certificates'],
    compiler: ['gcc', 'clang', 'build-base', 'rust', 'go'],
    cron: ['supercronic'],
    headers: ['glibc-dev', 'linux-headers'],
    init: ['tini', 'dumb-init'],
    java: ['openjdk', 'maven', 'gradle'],
    jdk: ['openjdk'],
    javascript: ['nodejs', 'bun', 'npm'],
    json: ['jq'],
    libc: ['glibc'],
    make: ['make', 'build-base'],
    mysql: ['mysql', 'mariadb', 'mariadb-connector-c'],
    node: ['nodejs', 'npm'],
    npm: ['npm', 'nodejs'],
    pip: ['py3-pip'],
    postgres: ['postgresql', 'libpq'],
    python: ['python', 'py3-pip', 'py3-setuptools', 'py3-wheel', 'uv', 'py3-poetry'],
    shell: ['busybox', 'bash'],
    ssl: ['openssl', 'ca-certificates-bundle'],
    timezone: ['tzdata'],
    tls: ['openssl', 'ca-certificates-bundle'],
    toolchain: ['build-base', 'gcc', 'clang'],
    webserver: ['nginx-mainline', 'apache2', 'lighttpd'],
  }),
);
