import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import { asRecord } from '../../core/manifests/document.ts';
import type { Found } from '../../core/types.ts';
import { dockerfileIn } from '../../hints/dockerfile-stage.ts';
import { openBeside } from '../../hints/peek.ts';
import { extensionOf } from './composer.ts';

/** Where the Dockerfile of a PHP project lies. */
const DOCKERFILES = ['.', 'docker', 'Docker', '.docker', 'docker/php', 'docker/app'];
/** Programs that are given names of extensions (the official image's, its usual helper's, PECL's). */
const INSTALLS = /(?:^|[\s/])(?:docker-php-ext-(?:install|enable)|install-php-extensions|pecl\s+install)\s(.*)$/s;
/** A distribution's package: php84-pdo_mysql, php8.3-mysql, php-mysql. */
const PACKAGE = /^php\d{0,2}(?:\.\d)?-(?:pecl-)?(\w+)$/;
/** What one package of Debian's has. */
const DEBIAN: Readonly<Record<string, readonly string[]>> = {
  mysql: ['mysqli', 'pdo_mysql'],
  pgsql: ['pdo_pgsql', 'pgsql'],
  sqlite3: ['pdo_sqlite'],
  xml: ['dom', 'simplexml', 'xml', 'xmlreader', 'xmlwriter', 'xsl'],
};
/** What only developers run, and packages that are no extensions. */
const LEFT_OUT = /^(?:xdebug|pcov|blackfire|ast|fpm|cli|cgi|common|dev|embed|phpdbg|pear|all)$/;

/** Extensions that a Dockerfile installs, and those that a composer.json asks for which an ignore file keeps out. */
export function namedExtensions(folder: Folder): readonly Found<string>[] {
  const hidden = folder.has('composer.json') ? undefined : openBeside(folder, 'composer.json');
  const required = Object.keys(asRecord(hidden?.get('require'))).flatMap((key) => {
    const value = extensionOf(key);
    const location = folder.where('composer.json', hidden?.line('require', key));
    const because = 'composer.json requires it, though an ignore file keeps that out';
    return value === undefined ? [] : [{ value, because, location }];
  });
  const all = new Map([...fromDockerfile(folder), ...required].map((each) => [each.value, each]));
  return [...all.values()];
}

function fromDockerfile(folder: Folder): readonly Found<string>[] {
  for (const place of DOCKERFILES) {
    const file = `${place}/Dockerfile`;
    const all = dockerfileIn(folder, file);
    if (all === undefined) continue;
    return all
      .filter(({ name }) => name === 'RUN')
      .flatMap(({ args, line }) =>
        args
          .split(/&&|\|\||;/)
          .flatMap(extensionsIn)
          .map((value) => ({ value, because: 'the Dockerfile installs it', location: folder.where(file, line) })),
      );
  }
  return [];
}

function extensionsIn(command: string): readonly string[] {
  const given = (INSTALLS.exec(command)?.[1] ?? '').split(/\s+/).map((word) => word.split(/[@^-]/)[0] ?? '');
  const packaged = /\b(?:add|install)\b/.test(command)
    ? command.split(/\s+/).flatMap((word) => {
        const name = PACKAGE.exec(word)?.[1];
        return name === undefined ? [] : (lookup(DEBIAN, name) ?? [name]);
      })
    : [];
  return [...given, ...packaged]
    .map((name) => name.toLowerCase())
    .filter((name) => /^[a-z]\w{1,30}$/.test(name) && !LEFT_OUT.test(name));
}
