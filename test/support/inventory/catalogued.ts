import { unzipSync } from 'fflate';
import type { PushedImage } from '../registry-image.ts';

/**
 * What Syft lists of the application in an image, by what its documentation says of those of its catalogers that look at images: which
 * files each takes, and what it reads there. Written from that, not from its output, which can't be had here; read without anything of
 * the inventory's own readers.
 */
interface Cataloger {
  readonly name: string;
  readonly takes: RegExp;
  readonly lists: (content: Buffer) => readonly Listed[];
}

/** Of a package URL. */
interface Listed {
  readonly type: string;
  readonly name: string;
  readonly version: string;
}

const CATALOGERS: readonly Cataloger[] = [
  {
    // Whatever has a name and a version; lock files are for repositories, not for images.
    name: 'javascript-package',
    takes: /(?:^|\/)package\.json$/,
    lists: (content) => {
      const { name, version } = json<{ name?: string; version?: string }>(content);
      return name && version ? [{ type: 'npm', name, version }] : [];
    },
  },
  {
    name: 'python-installed-package',
    takes: /\.dist-info\/METADATA$|\.egg-info(?:\/PKG-INFO)?$/,
    lists: (content) => {
      const [name = '', version = ''] = fields(content, /^Name: *(.+)$/m, /^Version: *(.+)$/m);
      return [{ type: 'pypi', name: name.toLowerCase().replaceAll(/[-_.]+/g, '-'), version }];
    },
  },
  {
    name: 'ruby-installed-gemspec',
    takes: /(?:^|\/)specifications\/.+\.gemspec$/,
    lists: (content) => {
      const [name = '', version = ''] = fields(content, /\.name *= *["']([^"']+)/, /\.version *= *["']([^"']+)/);
      return [{ type: 'gem', name, version }];
    },
  },
  {
    name: 'php-composer-installed',
    takes: /(?:^|\/)installed\.json$/,
    lists: (content) =>
      json<{ packages: { name: string; version: string }[] }>(content).packages.map(({ name, version }) => ({
        type: 'composer',
        name,
        version,
      })),
  },
  {
    name: 'java-archive',
    takes: /\.(?:jar|war|ear)$/,
    lists: (content) => {
      const entries = unzipSync(content, { filter: ({ name }) => /^META-INF\/maven\/.+\/pom\.properties$/.test(name) });
      return Object.values(entries).map((entry) => {
        const text = Buffer.from(entry);
        const [group, name, version = ''] = fields(text, /^groupId=(.+)$/m, /^artifactId=(.+)$/m, /^version=(.+)$/m);
        return { type: 'maven', name: `${group}/${name}`, version };
      });
    },
  },
  {
    // The build information of a program: its main module, each that it was made of, and the standard library.
    name: 'go-module-binary',
    takes: /^(?:app|usr\/local\/bin)\/[^.]+$/,
    lists: (content) => {
      const text = content.toString('latin1');
      const [go] = fields(content, /\u00ff Go buildinf:[\s\S]{19}go(\d+\.[\w.]+)/);
      if (go === undefined) return [];
      const modules = [...text.matchAll(/^(?:mod|dep)\t([^\t\n]+)\t([^\t\n]+)/gm)].map(
        ([, name = '', version = '']) => ({
          type: 'golang',
          name,
          version: version === '(devel)' ? '' : version,
        }),
      );
      return [{ type: 'golang', name: 'stdlib', version: go }, ...modules];
    },
  },
];

function json<T>(content: Buffer): T {
  return JSON.parse(content.toString()) as T;
}

function fields(content: Buffer, ...patterns: readonly RegExp[]): readonly (string | undefined)[] {
  const text = content.toString('latin1');
  return patterns.map((pattern) => pattern.exec(text)?.[1]?.trim());
}

const DATABASE = 'usr/lib/apk/db/installed';

/** Files that packages of the distribution have brought, which its own cataloger lists. */
function owned(database: string): ReadonlySet<string> {
  const paths = new Set<string>();
  let folder = '';
  for (const line of database.split('\n')) {
    if (line.startsWith('F:')) folder = line.slice(2);
    else if (line.startsWith('R:')) paths.add(`${folder}/${line.slice(2)}`);
  }
  return paths;
}

/** Type, name and version of each, sorted; what is there twice is listed once. */
export async function catalogued(image: PushedImage): Promise<readonly string[]> {
  const ofPackages = owned((await image.read(DATABASE)).toString());
  const paths = [...image.files]
    .filter(([path, line]) => line.startsWith('-') && !ofPackages.has(path))
    .map(([path]) => path)
    .filter((path) => CATALOGERS.some(({ takes }) => takes.test(path)));
  const found = new Set<string>();
  for (const [path, content] of await image.readAll(paths)) {
    for (const { lists } of CATALOGERS.filter(({ takes }) => takes.test(path))) {
      for (const each of lists(content)) found.add(worded(each));
    }
  }
  return [...found].sort();
}

function worded({ name, type, version }: Listed): string {
  return `${type} ${name} ${version}`.trim();
}

/** The same of what a document lists, by its package URLs, without packages of the distribution. */
export function listed(purls: readonly string[]): readonly string[] {
  const parsed = purls.flatMap((purl) => {
    const [, type = '', name = '', version = ''] = /^pkg:([^/]+)\/([^@?]+)(?:@([^?]+))?/.exec(purl) ?? [];
    return type === '' || type === 'apk'
      ? []
      : [{ type, name: decodeURIComponent(name), version: decodeURIComponent(version) }];
  });
  return [...new Set(parsed.map(worded))].sort();
}
