/** Who serves what a fixture's tools download, where the lab has no network for them. */
export type Server = 'composer' | 'gems' | 'maven' | 'python';

/** A fixture that the lab has all packages for. Each is built both ways and twice, in the tests that are long. */
export interface LabFixture {
  readonly name: string;
  /** Where it has several services, the one that is built. */
  readonly service?: string;
  readonly server?: Server;
  /** Packages of the image besides those that are found, since Debian's are linked with more than Wolfi's. */
  readonly debianNeeds?: string;
  /** Secrets that its build asks for. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Variables that it needs to start. */
  readonly needs?: Readonly<Record<string, string>>;
  /** Its command has its port: no shell reads PORT when it runs. */
  readonly fixedPort?: true;
  /** The file of test/e2e that builds, starts and asks it; fixtures.test.ts does so with all others. */
  readonly test?: string;
}

/** What tests of every fixture run over. */
export const labFixtures: readonly LabFixture[] = [
  { name: 'c-make', test: 'cpp' },
  { name: 'cpp-cmake', test: 'cpp' },
  { name: 'deno-http', test: 'deno' },
  { name: 'django', test: 'python', server: 'python' },
  { name: 'duplicate-names', service: 'api-2' },
  { name: 'elixir-release', test: 'elixir', debianNeeds: 'libsystemd' },
  { name: 'gitignored-input' },
  { name: 'go-cgo', test: 'go' },
  { name: 'go-http', test: 'go' },
  { name: 'go-work', test: 'go' },
  { name: 'java-maven-shaded', test: 'java', server: 'maven' },
  { name: 'java-maven-thin', test: 'java', server: 'maven' },
  { name: 'java-plain', test: 'java' },
  { name: 'lerna', test: 'javascript' },
  { name: 'maven-modules', test: 'java', service: 'api', server: 'maven' },
  { name: 'nest', test: 'javascript' },
  { name: 'nested', service: 'outer' },
  { name: 'next-standalone' },
  { name: 'next-workspace', test: 'javascript' },
  { name: 'node-bun', test: 'javascript' },
  { name: 'node-native', test: 'javascript' },
  { name: 'node-npm', test: 'node-npm' },
  { name: 'node-npm-express', test: 'javascript' },
  { name: 'node-pnpm-workspace', test: 'javascript' },
  { name: 'node-yarn-berry', test: 'javascript' },
  { name: 'nx', test: 'javascript' },
  { name: 'php-plain', test: 'php' },
  { name: 'php-slim', test: 'php', server: 'composer' },
  { name: 'php-symfony', test: 'php', server: 'composer' },
  { name: 'pipenv', test: 'python', server: 'python' },
  { name: 'polyglot', service: 'frontend' },
  { name: 'procfile', fixedPort: true },
  { name: 'python-hatch', test: 'python', server: 'python' },
  { name: 'python-pdm', test: 'python', server: 'python' },
  { name: 'python-pip-flask', test: 'python', server: 'python' },
  { name: 'python-poetry', test: 'python', server: 'python' },
  { name: 'python-script', test: 'python' },
  { name: 'python-setup-py', test: 'python', server: 'python' },
  {
    name: 'rails',
    test: 'ruby',
    server: 'gems',
    debianNeeds: 'libxml2 libxslt',
    needs: { SECRET_KEY_BASE: 'x'.repeat(64) },
  },
  { name: 'react-router', test: 'javascript' },
  { name: 'ruby-sinatra', test: 'ruby', server: 'gems' },
  { name: 'rush', test: 'javascript' },
  { name: 'rust-workspace', test: 'rust' },
  { name: 'secret-build', test: 'secret-build', secrets: { SIGNING_KEY: 'key-of-nobody-else' } },
  { name: 'static-html', test: 'static-html' },
  { name: 'sveltekit', test: 'javascript' },
  { name: 'turborepo', test: 'javascript' },
  { name: 'vendor-heavy' },
  { name: 'vite-react', test: 'javascript' },
];

/** Fixtures that the lab can't build, each with what it lacks; and those that nothing is built of. */
export const leftOut: Readonly<Record<string, string>> = {
  'dockerfile-exists': 'is built by its Dockerfile, whose frontend is no part of this',
  'dotnet-solution': 'no package of .NET',
  dotnet10: 'no package of .NET',
  'dotnet8-minimal': 'no package of .NET',
  'elixir-plug': 'no server for packages of Hex',
  empty: 'there is nothing to build',
  'go-gin': 'no server for its Go modules',
  haskell: 'no package of Stack',
  'java-gradle-multi-jar': 'no package of Gradle',
  'java-gradle-projects': 'no package of Gradle',
  'java-maven-boot': 'Debian has no Spring Boot',
  'kotlin-ktor': 'no package of Gradle',
  'multiple-manifests': 'its manifests are there to be found, and name no program',
  'no-manifest': 'there is nothing to build',
  'php-laravel': 'Debian has no Laravel',
  'private-registry': 'its registry is not there',
  'python-uv-fastapi': 'no package of uv',
  'rust-axum': 'no server for its crates',
};

/** Those of a test: all, or what `AIPACK_FIXTURES=a,b` names. */
export function chosenFixtures(environment: NodeJS.ProcessEnv): readonly LabFixture[] {
  const { AIPACK_FIXTURES: asked } = environment;
  if (asked === undefined || asked === '') return labFixtures;
  return asked.split(',').map((name) => {
    const found = labFixtures.find((each) => each.name === name);
    if (found === undefined) throw new Error(`AIPACK_FIXTURES: the lab builds no fixture ${name}`);
    return found;
  });
}
