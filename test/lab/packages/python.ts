import type { PackageDefinition } from './definition.ts';

const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
const license = 'PSF-2.0';

function library(name: string, debian: [string, ...string[]], license: string): PackageDefinition {
  return { name, description: `the ${name} library`, license, from: { kind: 'debian', packages: debian } };
}

/** Libraries that modules of the standard library are linked with. */
const libraries: PackageDefinition[] = [
  library('libexpat1', ['libexpat1'], 'MIT'),
  library('libbz2-1', ['libbz2-1.0'], 'bzip2-1.0.6'),
  library('libffi', ['libffi8'], 'MIT'),
  library('xz', ['liblzma5'], '0BSD'),
  library('ncurses', ['libncursesw6', 'libtinfo6'], 'MIT'),
  library('readline', ['libreadline8t64'], 'GPL-3.0-or-later'),
  library('sqlite-libs', ['libsqlite3-0'], 'blessing'),
  library('libuuid', ['libuuid1'], 'BSD-3-Clause'),
];

const interpreter: PackageDefinition[] = [
  {
    name: 'python-3.13-base',
    description: 'python-3.13 without /usr/bin/python3',
    license,
    origin: 'python-3.13',
    from: {
      kind: 'debian',
      packages: ['python3.13-minimal', 'python3.13', 'libpython3.13-minimal', 'libpython3.13-stdlib'],
    },
    include: ['usr/bin/python3.13', 'usr/bin/pydoc3.13', 'usr/lib/python3.13/'],
    exclude: [
      'usr/lib/python3.13/EXTERNALLY-MANAGED',
      'usr/lib/python3.13/sitecustomize.py',
      'usr/lib/python3.13/test/',
      'usr/lib/python3.13/lib-dynload/_test',
      // Wolfi has its own from gdbm; Debian's is from Berkeley DB, which Wolfi lacks.
      'usr/lib/python3.13/lib-dynload/_dbm.',
    ],
    // Debian installs modules outside of the interpreter's own folder; Wolfi, as upstream, into its site-packages.
    // Compilers are called by the short names that both have.
    edit: {
      'usr/lib/python3.13/sysconfig/__init__.py': {
        "prefix_scheme = 'posix_local'": "prefix_scheme = 'posix_prefix'",
      },
      [`usr/lib/python3.13/_sysconfigdata__linux_${triplet}.py`]: {
        [`${triplet}-gcc`]: 'gcc',
        [`${triplet}-g++`]: 'g++',
      },
    },
    // The folder to look into is compiled into the program.
    add: { 'usr/lib/python3/dist-packages': { to: '../python3.13/site-packages' } },
    depends: ['py3-pip-wheel'],
  },
  {
    name: 'python-3.13',
    description: 'the Python programming language',
    license,
    from: { kind: 'debian', packages: ['python3.13-minimal'] },
    include: [],
    add: {
      'usr/bin/python': { to: 'python3' },
      'usr/bin/python3': { to: 'python3.13' },
      'usr/bin/pydoc3': { to: 'pydoc3.13' },
    },
    depends: ['python-3.13-base={version}'],
    provides: ['python3={version}', 'python-3={version}'],
  },
  {
    name: 'python-3.13-base-dev',
    description: 'python3 development headers',
    license,
    origin: 'python-3.13',
    from: { kind: 'debian', packages: ['libpython3.13-dev'] },
    include: ['usr/include/', 'usr/lib/x86_64-linux-gnu/pkgconfig/', 'usr/lib/aarch64-linux-gnu/pkgconfig/'],
    depends: ['python-3.13-base={version}'],
  },
  {
    name: 'python-3.13-dev',
    description: 'python3 development headers',
    license,
    origin: 'python-3.13',
    from: { kind: 'debian', packages: ['libpython3.13-dev'] },
    include: [],
    depends: ['python-3.13={version}', 'python-3.13-base-dev={version}'],
    provides: ['python3-dev={version}', 'python-3-dev={version}'],
    add: { 'usr/include/python3': { to: 'python3.13' } },
  },
  {
    name: 'py3-pip-wheel',
    description: 'wheel of pip',
    license: 'MIT',
    origin: 'py3-pip',
    from: { kind: 'debian', packages: ['python3-pip-whl'] },
    include: ['usr/share/python-wheels/'],
    providerPriority: 10,
  },
];

const sitePackages = 'usr/lib/python3.13/site-packages/';

/** A Python module as Wolfi names it for this stream, from Debian packages. */
function module(name: string, license: string, ...debian: readonly string[]): PackageDefinition {
  const [first = `python3-${name}`, ...rest] = debian;
  return {
    name: `py3.13-${name}`,
    description: `${name} installed for python3.13`,
    license,
    origin: `py3-${name}`,
    from: { kind: 'debian', packages: [first, ...rest] },
    move: { 'usr/lib/python3/dist-packages/': sitePackages },
    include: [sitePackages],
    depends: ['python-3.13-base'],
    provides: [`py3-${name}`],
    providerPriority: 313,
  };
}

/** The program that an entry point stands for, as pip would write it. */
function program(module: string, attribute: string) {
  const content = `#!/usr/bin/python3.13\nimport sys\nfrom ${module} import ${attribute}\nsys.exit(${attribute}())\n`;
  return { content, mode: 0o755 };
}

/** What Wolfi keeps apart from a tool's modules, since only one stream's can be installed. */
function programs(name: string, from: PackageDefinition, add: PackageDefinition['add']): PackageDefinition {
  return {
    name,
    description: `Executable binaries for ${from.origin ?? ''} installed for python3.13`,
    license: from.license,
    ...(from.origin === undefined ? {} : { origin: from.origin }),
    from: from.from,
    include: [],
    ...(add === undefined ? {} : { add }),
    depends: [`${from.name}={version}`],
    provides: [from.origin ?? ''],
    providerPriority: 313,
  };
}

const pipBase: PackageDefinition = {
  ...module('pip-base', 'MIT', 'python3-pip'),
  origin: 'py3-pip',
  provides: [],
  depends: ['python-3.13-base', 'py3.13-setuptools'],
  add: { 'usr/bin/pip3.13': program('pip._internal.cli.main', 'main') },
};

const poetry = module('poetry', 'MIT');
const poetryNeeds = [
  module('poetry-core', 'MIT'),
  module('build', 'MIT'),
  module('cachecontrol', 'Apache-2.0'),
  module('certifi', 'MPL-2.0'),
  module('charset-normalizer', 'MIT'),
  module('cleo', 'MIT'),
  module('distlib', 'PSF-2.0'),
  module('dulwich', 'Apache-2.0'),
  module('fastjsonschema', 'BSD-3-Clause'),
  module('filelock', 'Unlicense'),
  module('findpython', 'MIT'),
  module('idna', 'BSD-3-Clause'),
  module('installer', 'MIT'),
  module('jaraco.classes', 'MIT'),
  module('jaraco.context', 'MIT'),
  module('jaraco.functools', 'MIT'),
  module('keyring', 'MIT'),
  module('more-itertools', 'MIT'),
  module('msgpack', 'Apache-2.0'),
  module('packaging', 'Apache-2.0 OR BSD-2-Clause'),
  module('pbs_installer', 'MIT', 'python3-pbs-installer'),
  module('pkginfo', 'MIT'),
  module('platformdirs', 'MIT'),
  module('pyproject-hooks', 'MIT'),
  module('rapidfuzz', 'MIT'),
  module('requests', 'Apache-2.0'),
  module('requests-toolbelt', 'Apache-2.0'),
  module('shellingham', 'ISC'),
  module('tomlkit', 'MIT'),
  module('trove-classifiers', 'Apache-2.0'),
  module('urllib3', 'MIT'),
  module('virtualenv', 'MIT'),
];

const pipenv: PackageDefinition = {
  ...module('pipenv', 'MIT', 'pipenv'),
  depends: ['py3.13-certifi', 'py3.13-packaging', 'py3.13-setuptools', 'py3.13-virtualenv'],
};

export const pythonPackages: PackageDefinition[] = [
  ...libraries,
  ...interpreter,
  module('setuptools', 'MIT', 'python3-setuptools', 'python3-pkg-resources'),
  pipBase,
  programs('py3.13-pip', pipBase, {
    'usr/bin/pip': program('pip._internal.cli.main', 'main'),
    'usr/bin/pip3': { to: 'pip' },
  }),
  ...poetryNeeds,
  { ...poetry, provides: [], depends: ['python-3.13-base', ...poetryNeeds.map(({ name }) => name)] },
  programs('py3.13-poetry-bin', poetry, { 'usr/bin/poetry': program('poetry.console.application', 'main') }),
  { ...pipenv, provides: [] },
  programs('py3.13-pipenv-bin', pipenv, { 'usr/bin/pipenv': program('pipenv', 'cli') }),
];
