import type { Folder } from '../../core/folder.ts';
import type { RubyFramework } from './framework.ts';
import { decidePort, scanPorts } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import type { SourceFile } from '../../core/sources.ts';
import { parseStartLine } from '../../core/start-line.ts';
import { isOtherProcess } from '../../hints/procfile.ts';
import type { Found, SourceLocation } from '../../core/types.ts';
import type { Gemfile } from './gemfile.ts';
import { RUBY_PORTS } from './scan.ts';

/** Production servers by their gems, the usual one first. */
function rackServers(port: number): readonly { readonly gem: string; readonly command: readonly string[] }[] {
  return [
    { gem: 'puma', command: ['puma', '-b', `tcp://0.0.0.0:${port}`] },
    { gem: 'falcon', command: ['falcon', 'serve', '--bind', `http://0.0.0.0:${port}`] },
    { gem: 'unicorn', command: ['unicorn', '-l', `0.0.0.0:${port}`] },
    { gem: 'passenger', command: ['passenger', 'start', '--address', '0.0.0.0', '--port', String(port)] },
    { gem: 'thin', command: ['thin', 'start', '-a', '0.0.0.0', '-p', String(port)] },
  ];
}

/** Files that start a server when they are run. */
const STARTS = /^[ \t]*require\s*(?:\(\s*)?['"](?:sinatra|webrick|agoo)['"]|\bRack::Handler\b|\bTCPServer\.new\b/m;

/**
 * Puma as its own configuration has it, where that says where to listen; PORT then decides. One that names a socket is for a
 * machine with a proxy on it, which is not what an image is for.
 */
function pumaCommand(folder: Folder, port: number): readonly string[] {
  const file = 'config/puma.rb';
  const text = folder.read(file)?.replace(/#[^\n]*/g, '') ?? '';
  const listens = /^[ \t]*(?:port\b|bind\b.*\btcp:)/m.test(text) && !/\bunix:/.test(text);
  return listens
    ? ['puma', '-C', file]
    : ['puma', '-b', `tcp://0.0.0.0:${port}`, ...(folder.has(file) ? ['-C', file] : [])];
}

export interface RubyStart extends Found<readonly string[]> {
  readonly port: number | undefined;
  readonly readsPort: boolean;
  readonly shell: boolean;
  readonly env: Readonly<Record<string, string>>;
}
/** Runs through the interpreter, so that no script in the image needs `env` to find it. */
function bundleExec(gemfile: Gemfile | undefined, ...words: readonly string[]): readonly string[] {
  return gemfile === undefined || gemfile.gems.size === 0 ? words : ['ruby', '-S', 'bundle', 'exec', ...words];
}

/** What a Procfile means by the environment: images are for production. */
const ENVIRONMENT = /\$(?:\{(?:RAILS|RACK)_ENV(?::?-[^}]{0,100})?\}|(?:RAILS|RACK)_ENV\b)/g;

/** The start line of a Procfile or a platform; one of a worker beside what serves does not say how that is started. */
function serviceHint(project: Project, serves: boolean): Found<string> | undefined {
  const hint = project.hints.start;
  return serves && hint !== undefined && isOtherProcess(hint) ? undefined : hint;
}

/** A program whose Rakefile is how it runs: one that is no library and has nothing else to start. */
function defaultTask(project: Project): SourceLocation | undefined {
  const { folder } = project;
  if (project.strict || folder.matching(/\.gemspec$/).length > 0) return undefined;
  const lines = (folder.read('Rakefile') ?? '').split('\n');
  const index = lines.findIndex((line) => /^\s*task\s*(?:\(\s*)?(?::default\b|default:|['"]default['"])/.test(line));
  return index === -1 ? undefined : folder.where('Rakefile', index + 1);
}

const FUNCTION =
  /\bFunctionsFramework\.(?:http|cloud_event|typed|event)[ \t(]*(?:["'](?<quoted>[\w-]+)["']|:(?<symbol>\w+))/;

/** The function that the Functions Framework serves, by the name that it is registered with: without one it looks for `function`. */
function registeredFunction(
  sources: readonly SourceFile[],
  program: string | undefined,
): { readonly name: string; readonly file: string } | undefined {
  const inOrder = [...sources].sort((a, b) => Number(b.name === program) - Number(a.name === program));
  for (const { name: file, text } of inOrder) {
    const { quoted, symbol } = FUNCTION.exec(text)?.groups ?? {};
    const name = quoted ?? symbol;
    if (name !== undefined) return { name, file };
  }
  return undefined;
}

interface StartInput {
  readonly gemfile: Gemfile | undefined;
  readonly framework: RubyFramework | undefined;
  readonly sources: readonly SourceFile[];
  /** Whether what lies there is a site that a gem makes: then its plugins and tasks start nothing. */
  readonly site: boolean;
}

/** Whether config.ru runs anything: a gem may have one that only holds what to write there. */
function isRack(folder: Folder): boolean {
  const text = folder.read('config.ru');
  return text !== undefined && (text === '' || /\S/.test(text.replace(/^=begin\b[^]*?^=end\b|#.*/gm, '')));
}

/** How a Ruby service starts: what a Procfile says, its framework's production server, a Rack server, or its main file. */
export function rubyStart(project: Project, { gemfile, framework, sources, site }: StartInput): RubyStart | undefined {
  const { folder } = project;
  const usual =
    framework === undefined
      ? undefined
      : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
  const scan = scanPorts(sources, RUBY_PORTS);
  const rack = isRack(folder);
  // Middleman and Compass are configured by it: it is no program.
  const programs = sources.filter(({ name }) => name !== 'config.rb' && name !== 'config.ru');
  const program = site
    ? undefined
    : (folder.first('app.rb', 'main.rb', 'server.rb', 'web.rb', 'index.rb', 'application.rb') ??
      programs.find(({ name, text }) => !name.includes('/') && STARTS.test(text))?.name ??
      (programs.length === 1 && !project.strict ? programs[0]?.name : undefined));
  // A library that works with Rails has it in its Gemfile, too.
  const rails = framework?.id === 'rails' && (rack || folder.first('config/application.rb', 'bin/rails') !== undefined);
  const hint = serviceHint(project, rack || rails);
  const functions = gemfile?.gems.get('functions_framework');
  const task = site ? undefined : defaultTask(project);
  if (hint === undefined && !rack && program === undefined && functions === undefined && task === undefined && !rails)
    return undefined;
  if (gemfile === undefined && hint === undefined && rack) {
    project.reject('ruby project', 'config.ru needs the gem rack, and there is no Gemfile to install it from');
    return undefined;
  }
  const port = decidePort(
    project,
    scan,
    (functions === undefined || rack
      ? undefined
      : {
          value: 8080,
          because: 'the Functions Framework listens there unless PORT says otherwise',
          location: functions,
        }) ??
      usual ??
      (scan.readsPort
        ? { value: 3000, because: 'the source reads PORT and names no default' }
        : rack && hint === undefined
          ? { value: 9292, because: 'Rack servers listen there unless told otherwise' }
          : undefined),
  );
  const made = (value: readonly string[], because: string, file: string): RubyStart => ({
    value,
    because,
    location: folder.where(file),
    port,
    readsPort: scan.readsPort,
    shell: false,
    env: {},
  });
  const has = (name: string) => gemfile?.gems.has(name) === true || gemfile?.locked.has(name) === true;
  if (hint !== undefined) {
    const { argv, env } = parseStartLine(hint.value.replace(ENVIRONMENT, 'production'), port);
    const evidence = { because: hint.because, ...(hint.location === undefined ? {} : { location: hint.location }) };
    if (argv === undefined)
      return { value: ['/bin/sh', '-c', hint.value], ...evidence, port, readsPort: true, shell: true, env: {} };
    const inner = argv[0] === 'bundle' && argv[1] === 'exec' ? argv.slice(2) : argv;
    return {
      value: inner[0] === 'ruby' && gemfile === undefined ? inner : bundleExec(gemfile, ...inner),
      ...evidence,
      port,
      readsPort: true,
      shell: false,
      env,
    };
  }
  if (rails) {
    const command = has('puma')
      ? pumaCommand(folder, port ?? 3000)
      : ['rails', 'server', '-b', '0.0.0.0', '-p', String(port ?? 3000)];
    return made(
      bundleExec(gemfile, ...command),
      'Rails runs in its production server',
      folder.has('config/puma.rb') ? 'config/puma.rb' : (gemfile?.file ?? 'Gemfile'),
    );
  }
  if (rack) {
    const server = rackServers(port ?? 9292).find(({ gem }) => has(gem));
    const because = `config.ru is a Rack application${server === undefined ? '' : `, and ${server.gem} is among the gems`}`;
    if (server === undefined)
      project.notice(
        'SERVER_MISSING',
        'no production server is among the gems, so rackup starts what it finds; add puma to the Gemfile',
        folder.where('config.ru'),
      );
    const command =
      server?.gem === 'puma'
        ? pumaCommand(folder, port ?? 9292)
        : (server?.command ?? ['rackup', '-o', '0.0.0.0', '-p', String(port ?? 9292)]);
    return made(bundleExec(gemfile, ...command), because, 'config.ru');
  }
  if (functions !== undefined && hint === undefined) {
    const registered = registeredFunction(sources, program);
    const source = registered?.file ?? program;
    return {
      ...made(
        bundleExec(
          gemfile,
          'functions-framework-ruby',
          ...(source === undefined ? [] : ['--source', source]),
          ...(registered === undefined ? [] : ['--target', registered.name]),
        ),
        'functions_framework is among the gems',
        gemfile?.file ?? 'Gemfile',
      ),
      readsPort: true,
    };
  }
  if (program === undefined)
    return task === undefined
      ? undefined
      : { ...made(bundleExec(gemfile, 'rake'), 'the Rakefile has a default task', 'Rakefile'), location: task };
  return made(
    gemfile === undefined || gemfile.gems.size === 0 ? ['ruby', program] : bundleExec(gemfile, 'ruby', program),
    'it is the file that such programs start with',
    program,
  );
}
