import type { UniversalBuild } from '../schema/universal-build.ts';
import type { Healthcheck } from './image-plan.ts';

const SECOND_IN_NANOSECONDS = 1_000_000_000;

/** A program that is in the image for another reason and can ask an HTTP endpoint. */
interface Probe {
  readonly package: RegExp;
  test(url: string): readonly string[];
}

/**
 * In the order of preference. Nothing is ever added to an image only to check it: a downloader that nobody needs is
 * what an intruder looks for first. Where no program can ask, orchestrators find the endpoint in a label.
 */
const PROBES: readonly Probe[] = [
  {
    package: /^nodejs(?:-\d+)?$/,
    test: (url) => ['node', '-e', `fetch(${quoted(url)}).then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))`],
  },
  {
    package: /^python-3(?:\.\d+)?$/,
    test: (url) => ['python3', '-c', `import urllib.request;urllib.request.urlopen(${quoted(url)},timeout=4)`],
  },
  {
    package: /^ruby-\d(?:\.\d+)?$/,
    test: (url) => [
      'ruby',
      '-rnet/http',
      '-e',
      `exit Net::HTTP.get_response(URI(${quoted(url)})).is_a?(Net::HTTPSuccess)`,
    ],
  },
  {
    package: /^php-\d(?:\.\d+)?$/,
    test: (url) => ['php', '-r', `exit(@file_get_contents(${quoted(url)})===false?1:0);`],
  },
  { package: /^curl$/, test: (url) => ['curl', '--fail', '--silent', '--output', '/dev/null', url] },
];

/**
 * A URL as a string literal that reads the same in all of these languages: single quotes, and no character that ends
 * or escapes one, since the endpoint's path comes from the repository.
 */
function quoted(url: string): string {
  return `'${new URL(url).href.replaceAll(/['\\]/g, (character) => encodeURIComponent(character).replace("'", '%27'))}'`;
}

/** The check that the container engine runs, or nothing where no endpoint or no program to ask it is known. */
export function healthCheck(build: UniversalBuild): Healthcheck | undefined {
  const { health, packages, ports } = build.runtime;
  const [port] = ports;
  if (health === undefined || port === undefined) return undefined;
  const names = packages.map((entry) => entry.replace(/[=~<>].*/s, ''));
  const probe = PROBES.find((candidate) => names.some((name) => candidate.package.test(name)));
  if (probe === undefined) return undefined;
  return {
    Test: ['CMD', ...probe.test(`http://127.0.0.1:${port}${health.endpoint}`)],
    Interval: 30 * SECOND_IN_NANOSECONDS,
    Timeout: 5 * SECOND_IN_NANOSECONDS,
    StartPeriod: 10 * SECOND_IN_NANOSECONDS,
    Retries: 3,
  };
}
