import { posix } from 'node:path';

/** Command lines that serve a folder of pages, which is what the image does in its own way. */
const SERVES = [
  /^(?:vendor\/(?:bin|heroku\/heroku-buildpack-php\/bin)\/)?heroku-php-(?:apache2|nginx)(?:\s+-\S+(?:\s+(?!-)\S+)?)*?(?:\s+(?<folder>[\w][\w./-]*?)\/?)?$/,
  /^php\s+(?:\S*\/)?(?:artisan|spark|yii)\s+serve\b/,
  /^serve\s+(?:(?<folder>[\w./-]+)\/)?(?<script>[\w-]+\.php)$/,
  /^(?:apache2-foreground|apache2ctl|httpd|php-fpm|nginx|symfony\s+(?:local:)?serve(?:r:start)?)\b/,
];

export interface Serving {
  /** What the line does first, in its own words. */
  readonly before?: string;
  /** The folder that the line names, from the project. */
  readonly folder: string | undefined;
  /** The script that answers what is no file, from the project. */
  readonly script: string | undefined;
}

/** What a line of a Procfile, a platform or composer.json says of serving pages; undefined when it starts something else. */
export function serving(line: string): Serving | undefined {
  const parts = line.split('&&');
  const command = (parts.pop() ?? '')
    .trim()
    .replace(/^(?:\$\(composer config bin-dir\)|`composer config bin-dir`)\/|^exec\s/, '')
    .replace(/^@?php\d?(?=\s)/, 'php');
  const served = parts.some((part) => /^\s*cd\s/.test(part)) ? undefined : servedBy(command);
  return served === undefined || parts.length === 0 ? served : { ...served, before: parts.join('&&').trim() };
}

function servedBy(command: string): Serving | undefined {
  const builtIn = builtInServer(command);
  if (builtIn !== undefined) return builtIn;
  const match = SERVES.map((pattern) => pattern.exec(command)).find((found) => found !== null);
  if (match === undefined) return undefined;
  const { folder, script } = match.groups ?? {};
  return {
    folder: folder === undefined ? undefined : posix.normalize(folder),
    script: script === undefined ? undefined : posix.join(folder ?? '.', script),
  };
}

/** Options of PHP that take the next word. */
const WITH_VALUE = new Set(['-S', '-t', '-d', '-c', '--server', '--docroot', '--define', '--php-ini']);

/** PHP's own server: `php -S 0.0.0.0:8000 -t web web/app.php`. */
function builtInServer(command: string): Serving | undefined {
  const [php, ...words] = command.split(/\s+/).map((word) => word.replace(/^["']|["']$/g, ''));
  if (php !== 'php') return undefined;
  let folder: string | undefined;
  let script: string | undefined;
  let serves = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, short, joined] = /^(-[St])=?(\S{1,300})$/.exec(word) ?? [];
    const name = short ?? word;
    const value = joined ?? (WITH_VALUE.has(word) ? words[++at] : undefined);
    if (name === '-S' || name === '--server') serves = true;
    else if (name === '-t' || name === '--docroot') folder = value;
    else if (!word.startsWith('-') && script === undefined) script = word;
  }
  const isPath = (name: string | undefined) =>
    name !== undefined && /^[\w./-]{1,300}$/.test(name) && !name.startsWith('/');
  if (!serves) return undefined;
  return {
    folder: isPath(folder) ? posix.normalize(folder ?? '.').replace(/(?<=.)\/$/, '') : undefined,
    script: isPath(script) && script?.endsWith('.php') === true ? posix.normalize(script) : undefined,
  };
}
