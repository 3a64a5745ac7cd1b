import type { UniversalBuild } from '../schema/universal-build.ts';
import type { Healthcheck } from './image-plan.ts';

const SECOND_IN_NANOSECONDS = 1_000_000_000;

/** A program that can ask an HTTP endpoint, and the packages that bring it beyond those of the runtime. */
interface Probe {
  readonly packages: readonly string[];
  test(url: string): readonly string[];
}

/** No shell, and nothing to install: the language runtime that is there anyway asks. Timeouts come from Docker. */
const PROBES_BY_PACKAGE: readonly { readonly matches: RegExp; readonly probe: Probe }[] = [
  {
    matches: /^nodejs(-\d+)?$/,
    probe: {
      packages: [],
      test: (url) => [
        'CMD',
        'node',
        '-e',
        `fetch(${JSON.stringify(url)}).then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))`,
      ],
    },
  },
  {
    matches: /^python-3(\.\d+)?$/,
    probe: {
      packages: [],
      test: (url) => ['CMD', 'python3', '-c', `import urllib.request;urllib.request.urlopen(${JSON.stringify(url)})`],
    },
  },
];

const CURL: Probe = {
  packages: ['curl'],
  test: (url) => ['CMD', 'curl', '--fail', '--silent', '--output', '/dev/null', url],
};

function probeFor(build: UniversalBuild): Probe {
  const names = build.runtime.packages.map((entry) => entry.replace(/[=~<>].*$/, ''));
  return PROBES_BY_PACKAGE.find(({ matches }) => names.some((name) => matches.test(name)))?.probe ?? CURL;
}

function endpointUrl(build: UniversalBuild): string | undefined {
  const [port] = build.runtime.ports;
  const { health } = build.runtime;
  return health === undefined || port === undefined ? undefined : `http://127.0.0.1:${port}${health.endpoint}`;
}

/** Packages that the health check needs in the image beyond those the build names. */
export function healthCheckPackages(build: UniversalBuild): readonly string[] {
  return endpointUrl(build) === undefined ? [] : probeFor(build).packages;
}

/** The check that the container engine runs, or nothing where no endpoint is known. */
export function healthCheck(build: UniversalBuild): Healthcheck | undefined {
  const url = endpointUrl(build);
  if (url === undefined) return undefined;
  return {
    Test: probeFor(build).test(url),
    Interval: 30 * SECOND_IN_NANOSECONDS,
    Timeout: 5 * SECOND_IN_NANOSECONDS,
    StartPeriod: 10 * SECOND_IN_NANOSECONDS,
    Retries: 3,
  };
}
