import { join } from 'node:path';
import { projectRoot } from '../run-program.ts';
import type { Step } from './scripted-model.ts';

/** The folder of the repositories that no rule knows, and of the conversations about them. */
export const stacksFolder = join(projectRoot, 'test/data/assist');

/** A repository that no rule knows, and what a script says about it in place of a model. */
export interface Stack {
  readonly name: string;
  readonly script: readonly Step[];
}

interface Plan {
  readonly metadata: object;
  readonly build: object;
  readonly runtime: object;
}

const submit = (build: Plan): Step => ({ calls: [['submit_detection', { build }]] });
const because = (what: string, value: string, file: string, why: string): object => ({
  what,
  value,
  because: why,
  file,
});

const zig: Plan = {
  metadata: {
    project_name: 'echo',
    language: 'zig',
    build_system: 'zig',
    reasoning: [
      because('language', 'zig', 'engine/build.zig', 'its build script is there'),
      because('start command', 'echo', 'engine/build.zig', 'the program is called so where nobody names it otherwise'),
      because('port', '7070', 'engine/src/serve.zig', 'it is the default of PORT'),
    ],
  },
  build: {
    packages: ['zig'],
    env: { ZIG_GLOBAL_CACHE_DIR: '/root/.cache/zig' },
    cache: ['/root/.cache/zig'],
    commands: ['zig build --build-file engine/build.zig -Doptimize=ReleaseSafe -Dname=echo --prefix /root/out'],
  },
  runtime: {
    packages: ['glibc'],
    env: { PORT: '7070' },
    copy: [{ from: '/root/out/bin/echo', to: '/usr/local/bin/echo' }],
    command: ['/usr/local/bin/echo'],
    ports: [7070],
  },
};

const bazel = (packages: readonly string[]): Plan => ({
  metadata: {
    project_name: 'greeter',
    language: 'c++',
    build_system: 'bazel',
    reasoning: [
      because('build system', 'bazel', 'MODULE.bazel', 'it declares a Bazel module'),
      because('start command', 'server', 'app/BUILD.bazel', 'it is the only cc_binary'),
      because('port', '6060', 'app/server.cc', 'it is the default of PORT'),
    ],
  },
  build: {
    packages,
    cache: ['/root/.cache/bazel'],
    commands: [
      'bazel --output_user_root=/root/.cache/bazel build --compilation_mode=opt //app:server',
      'install -D bazel-bin/app/server /root/out/server',
    ],
  },
  runtime: {
    packages: ['glibc'],
    env: { PORT: '6060' },
    copy: [{ from: '/root/out/server', to: '/usr/local/bin/server' }],
    command: ['/usr/local/bin/server'],
    ports: [6060],
  },
});

/** @param source the file that is assembled; the one that ends in `.asm` is not there */
const assembly = (source: string, program = '/usr/local/bin/server'): Plan => ({
  metadata: {
    project_name: 'tiny',
    language: 'assembly',
    build_system: 'binutils',
    reasoning: [
      because('language', 'assembly', 'README.md', 'it says that as and ld make it'),
      because('port', '8080', 'src/server.s', 'it is the default of PORT'),
    ],
  },
  build: {
    packages: ['binutils'],
    commands: [
      { run: `as -o /root/server.o ${source}`, inputs: ['src'] },
      { run: 'ld -o /root/server /root/server.o', inputs: [] },
    ],
  },
  runtime: {
    env: { PORT: '8080' },
    copy: [{ from: '/root/server', to: '/usr/local/bin/server' }],
    command: [program],
    ports: [8080],
  },
});

const ASSEMBLY_LOOKS: readonly Step[] = [
  {
    calls: [
      ['read_file', { path: 'README.md' }],
      ['grep_content', { text: '8080' }],
    ],
  },
  {
    calls: [
      ['get_best_practices', { language: 'assembly' }],
      ['search_wolfi_packages', { query: 'binutils' }],
    ],
  },
];

export const STACKS: readonly Stack[] = [
  {
    name: 'zig-layout',
    script: [
      {
        calls: [
          ['get_file_tree', { depth: 4 }],
          ['get_best_practices', { language: 'zig' }],
        ],
      },
      {
        calls: [
          ['read_file', { path: 'engine/build.zig' }],
          ['read_file', { path: 'engine/src/serve.zig' }],
        ],
      },
      { calls: [['validate_wolfi_packages', { packages: ['zig', 'glibc'] }]] },
      submit(zig),
    ],
  },
  {
    name: 'bazel-cc',
    script: [
      {
        calls: [
          ['search_files', { pattern: 'BUILD*' }],
          ['read_file', { path: 'MODULE.bazel' }],
        ],
      },
      {
        calls: [
          ['read_file', { path: 'app/BUILD.bazel' }],
          ['grep_content', { text: 'PORT', files: '*.cc' }],
        ],
      },
      // Wolfi has Bazel in streams, and no package of the bare name: the refusal says so, and the next submission heeds it.
      submit(bazel(['bazel-runtime', 'build-base'])),
      {
        calls: [
          ['search_wolfi_packages', { query: 'bazel' }],
          ['validate_wolfi_packages', { packages: ['bazel-8', 'build-base'] }],
        ],
      },
      submit(bazel(['bazel-8', 'build-base'])),
    ],
  },
  { name: 'assembly', script: [...ASSEMBLY_LOOKS, submit(assembly('src/server.s'))] },
];

/** The same repository, with a first submission that holds to all rules and whose build fails. */
export const FAILS_FIRST: readonly Step[] = [
  ...ASSEMBLY_LOOKS,
  submit(assembly('src/server.asm')),
  { calls: [['list_files', { path: 'src' }]] },
  submit(assembly('src/server.s')),
];

/** And with one that is built, and whose image does not start. */
export const STARTS_SECOND: readonly Step[] = [
  submit(assembly('src/server.s', '/usr/local/bin/tiny')),
  submit(assembly('src/server.s')),
];
