import type { Project } from '../../core/project.ts';
import type { Found } from '../../core/types.ts';
import { requirementsFiles } from './dependencies.ts';
import { distributionName } from './names.ts';

type Row = readonly [name: string, from: string, below: string, minor: number];

/**
 * The last minor release of Python 3 that releases of a distribution, from one on and below another, run on: later ones lack a module of
 * the standard library that they import, or have no wheel and an interface in C that they don't compile with.
 */
const LAST: readonly Row[] = [
  ['aiohttp', '0', '3.9', 11],
  ['aiohttp', '3.9', '3.10', 12],
  ['celery', '4', '4.3', 6],
  ['cffi', '0', '1.16', 11],
  ['cffi', '1.16', '1.17', 12],
  // collections.Iterator, distutils, cgi.
  ['django', '1', '2.1', 9],
  ['django', '2.1', '4', 11],
  ['django', '4', '4.2', 12],
  ['gevent', '0', '23.9', 11],
  ['gevent', '23.9', '24.10', 12],
  ['greenlet', '0', '3', 11],
  ['greenlet', '3', '3.1', 12],
  ['grpcio', '0', '1.66.2', 12],
  ['jinja2', '0', '2.10.2', 9],
  ['lxml', '0', '4.9.3', 11],
  ['lxml', '4.9.3', '5.3', 12],
  ['matplotlib', '0', '3.8', 11],
  ['matplotlib', '3.8', '3.9.2', 12],
  ['numpy', '0', '1.21.2', 9],
  ['numpy', '1.21.2', '1.23.2', 10],
  ['numpy', '1.23.2', '1.26', 11],
  ['numpy', '1.26', '2.1', 12],
  ['numpy', '2.1', '2.3.2', 13],
  ['pandas', '0', '1.3.3', 9],
  ['pandas', '1.3.3', '1.5', 10],
  ['pandas', '1.5', '2.1.1', 11],
  ['pandas', '2.1.1', '2.2.3', 12],
  ['pandas', '2.2.3', '2.3.3', 13],
  ['pillow', '0', '10.1', 11],
  ['pillow', '10.1', '11', 12],
  ['psycopg2', '0', '2.9.10', 12],
  ['psycopg2-binary', '0', '2.9.10', 12],
  ['pydantic', '2', '2.8', 12],
  ['pydantic', '2.8', '2.12', 13],
  // Their build takes the newest Cython, which they don't compile with.
  ['pyyaml', '5.4', '6', 9],
  ['pyyaml', '6', '6.0.1', 11],
  ['scikit-learn', '0', '1.3.1', 11],
  ['scikit-learn', '1.3.1', '1.5.2', 12],
  ['scipy', '0', '1.11.2', 11],
  ['scipy', '1.11.2', '1.14.1', 12],
  ['tensorflow', '0', '2.16', 11],
  ['tensorflow', '2.16', '2.20', 12],
  ['tiktoken', '0', '0.8', 12],
  ['torch', '0', '2.2', 11],
  ['torch', '2.2', '2.5', 12],
  ['uvloop', '0', '0.18', 11],
  ['uvloop', '0.18', '0.21', 12],
  ['werkzeug', '0', '0.15', 9],
];

/** Distributions whose earlier releases don't run on a later Python, rather than being compiled for it with some luck. */
const FAILS = new Set(['celery', 'django', 'jinja2', 'psycopg2', 'psycopg2-binary', 'pyyaml', 'werkzeug']);

const PIN =
  /^\s*(?<name>[\w.-]+)\s*(?:\[[^\]]*\]\s*)?(?:={2,3}|~=(?=\s*\d+\.\d+\.\d))\s*(?<version>\d+(?:\.\d+)*)(?:\.\*)?\s*(?<marker>;.*)?/;

/** A range with both ends, which holds nothing later either. */
const BELOW =
  /^\s*(?<name>[\w.-]+)\s*(?:\[[^\]]*\]\s*)?>=\s*(?<version>\d+(?:\.\d+)*)\s*,\s*<\s*(?<below>\d+(?:\.\d+)*)\s*(?<marker>;.*)?/;

interface Pin {
  readonly text: string;
  readonly minor: number;
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/**
 * The newest release of Python that everything runs on which requirements files pin. Pins that no release with a package runs on are a
 * problem: the installation would fail, or the program when it starts; undefined where the newest Python of all runs them.
 */
export function pinnedRelease(project: Project): Found<string> | undefined {
  const { folder } = project;
  const pins = requirementsFiles(folder).flatMap((name) =>
    (folder.read(name) ?? '').split('\n').flatMap((line, index): readonly Pin[] => {
      const match = PIN.exec(line) ?? BELOW.exec(line);
      const { name: given = '', version = '', below: limit, marker } = match?.groups ?? {};
      // A line that only some Python installs speaks for itself.
      if (match === null || marker?.includes('python') === true) return [];
      const row = LAST.find(
        ([each, from, below]) =>
          each === distributionName(given) &&
          compare(version, from) >= 0 &&
          (limit === undefined ? compare(version, below) < 0 : compare(limit, below) <= 0),
      );
      return row === undefined
        ? []
        : [
            {
              text: limit === undefined ? `${given}==${version}` : `${given}<${limit}`,
              minor: row[3],
              name: row[0],
              file: name,
              line: index + 1,
            },
          ];
    }),
  );
  const dead = pins.filter(({ name, minor }) => FAILS.has(name) && !project.hasStream('python', `<3.${minor + 1}`));
  for (const { text, minor, file: name, line } of dead)
    project.problem(
      'VERSION_UNAVAILABLE',
      `${text} does not run on a Python later than 3.${minor}, and there is no package of one that old`,
      'Pin a later release, or bring a Dockerfile with that Python.',
      folder.where(name, line),
    );
  const newest = minorOf(project.hasStream('python', '*') ? project.catalog.stream('python').stream : '');
  const fitting = pins.flatMap((pin) => {
    const minor = Array.from({ length: 8 }, (_, index) => pin.minor - index).find((each) =>
      project.hasStream('python', `3.${each}`),
    );
    return minor === undefined || pin.minor >= newest ? [] : [{ ...pin, minor }];
  });
  const [lowest] = fitting.sort((a, b) => a.minor - b.minor);
  if (lowest === undefined) return undefined;
  return {
    value: `3.${lowest.minor}`,
    because: `${lowest.text}, which no later Python runs,`,
    location: folder.where(lowest.file, lowest.line),
  };
}

function minorOf(stream: string): number {
  return Number(stream.split('.')[1] ?? NaN);
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
