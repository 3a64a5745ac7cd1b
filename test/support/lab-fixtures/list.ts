/** Who serves what a fixture's tools download, where the lab has no network for them. */
export type Server = 'composer' | 'gems' | 'maven' | 'python';

/** A fixture that the lab has all packages for: each is built both ways and twice, in the tests that are long. */
export interface LabFixture {
  readonly name: string;
  /** Where it has several services, the one that is built. */
  readonly service?: string;
  readonly server?: Server;
  /** Packages of the image besides those that are found, since Debian's are linked with more than Wolfi's. */
  readonly debianNeeds?: string;
  /** Secrets that its build asks for. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** What tests of every fixture run over. */
export const labFixtures: readonly LabFixture[] = [
  { name: 'c-make' },
  { name: 'cpp-cmake' },
  { name: 'deno-http' },
  { name: 'django', server: 'python' },
  { name: 'duplicate-names', service: 'eu' },
  { name: 'elixir-release', debianNeeds: 'libsystemd' },
  { name: 'gitignored-input' },
  { name: 'go-cgo' },
  { name: 'go-http' },
  { name: 'go-work' },
  { name: 'java-maven-shaded', server: 'maven' },
  { name: 'java-maven-thin', server: 'maven' },
  { name: 'java-plain' },
  { name: 'lerna' },
  { name: 'maven-modules', service: 'api', server: 'maven' },
  { name: 'nest' },
  { name: 'nested' },
  { name: 'next-standalone' },
  { name: 'next-workspace' },
  { name: 'node-bun' },
  { name: 'node-native' },
  { name: 'node-npm' },
  { name: 'node-npm-express' },
  { name: 'node-pnpm-workspace' },
  { name: 'node-yarn-berry' },
  { name: 'nx' },
  { name: 'php-plain' },
  { name: 'php-slim', server: 'composer' },
  { name: 'php-symfony', server: 'composer' },
  { name: 'pipenv', server: 'python' },
  { name: 'polyglot', service: 'frontend' },
  { name: 'procfile' },
  { name: 'python-hatch', server: 'python' },
  { name: 'python-pdm', server: 'python' },
  { name: 'python-pip-flask', server: 'python' },
  { name: 'python-poetry', server: 'python' },
  { name: 'python-script' },
  { name: 'python-setup-py', server: 'python' },
  { name: 'rails', server: 'gems', debianNeeds: 'libxml2 libxslt' },
  { name: 'react-router' },
  { name: 'ruby-sinatra', server: 'gems' },
  { name: 'rush' },
  { name: 'rust-workspace' },
  { name: 'secret-build', secrets: { SIGNING_KEY: 'key-of-nobody-else' } },
  { name: 'static-html' },
  { name: 'sveltekit' },
  { name: 'turborepo' },
  { name: 'vendor-heavy' },
  { name: 'vite-react' },
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
