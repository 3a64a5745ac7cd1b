import { describe, expect, test } from '@jest/globals';
import {
  commandLines,
  decision,
  detecting,
  detectingOne,
  problemsOf,
  type Files,
} from '../../support/detect/detecting.ts';

const rack = { Gemfile: "gem 'rack'\ngem 'puma'\n", 'config.ru': '' };
const command = (files: Files) => detectingOne(files).runtime.command.join(' ');
const ruby = (files: Files) => detectingOne(files).runtime.packages.find((name) => /^ruby-\d/.test(name));

describe('how a Ruby project starts', () => {
  test("puma follows its own configuration where that listens, and is told where it doesn't", () => {
    expect(command({ ...rack, 'config/puma.rb': 'port ENV.fetch("PORT") { 3000 }' })).toMatch(
      /puma -C config\/puma\.rb$/,
    );
    expect(command({ ...rack, 'config/puma.rb': 'threads 1, 5' })).toMatch(
      /puma -b tcp:\/\/0\.0\.0\.0:9292 -C config\/puma\.rb$/,
    );
    expect(command({ ...rack, 'config/puma.rb': "port 3000\nbind 'unix:///run/puma.sock'" })).toContain('-b tcp://');
  });

  test("a Procfile's environment is production", () => {
    const build = detectingOne({ ...rack, Procfile: 'web: bundle exec puma -p $PORT -e ${RACK_ENV:-development}\n' });
    expect(build.runtime.command.slice(4)).toEqual(['puma', '-p', '9292', '-e', 'production']);
    expect(build.runtime.packages).not.toContain('busybox');
  });

  test("a Procfile's worker does not stand for the application beside it", () => {
    expect(command({ ...rack, Procfile: 'worker: bundle exec sidekiq\n' })).toContain('puma');
    expect(command({ Gemfile: "gem 'sidekiq'\n", Procfile: 'worker: bundle exec sidekiq\n' })).toContain('sidekiq');
  });

  test('a file of any name that starts Sinatra is the program', () => {
    expect(command({ Gemfile: "gem 'sinatra'\n", 'hello.rb': "require 'sinatra'\n", 'lib.rb': '' })).toBe(
      'ruby -S bundle exec ruby hello.rb',
    );
  });

  test('a Rakefile with a default task is one, unless the project is a gem', () => {
    const files = { Gemfile: "gem 'rake'\n", Rakefile: 'task default: :run\n' };
    expect(command(files)).toBe('ruby -S bundle exec rake');
    expect(problemsOf({ ...files, 'thing.gemspec': '' })[0]?.message).toContain('it is a library');
  });

  test('functions run in their framework', () => {
    const build = detectingOne({ Gemfile: "gem 'functions_framework'\n", 'app.rb': '' });
    expect(build.runtime).toMatchObject({ ports: [8080], env: { PORT: '8080' } });
    expect(build.metadata.framework).toBe('functions-framework');
    expect(build.runtime.command.slice(4)).toEqual(['functions-framework-ruby', '--source', 'app.rb']);
  });

  test('a gem that works with Rails is no application', () => {
    expect(problemsOf({ Gemfile: "gemspec\ngem 'rails'\n", 'thing.gemspec': '' })[0]?.message).toContain('library');
  });

  test('config.ru without a Gemfile has nothing to run it', () => {
    expect(problemsOf({ 'config.ru': 'run App\n' })[0]?.message).toContain('no Gemfile to install it from');
  });

  test('a missing server is told', () => {
    const { notices } = detecting({ Gemfile: "gem 'rack'\n", 'config.ru': '' });
    expect(notices).toMatchObject([{ code: 'SERVER_MISSING', location: { file: 'config.ru' } }]);
  });
});

describe('a site made by a gem', () => {
  test('is built and served without Ruby', () => {
    const build = detectingOne({ Gemfile: "gem 'jekyll'\n", '_config.yml': '', '404.html': '' });
    expect(commandLines(build).at(-1)).toBe('bundle exec jekyll build --destination _site');
    expect(build.runtime).toMatchObject({ packages: ['nginx-mainline'], health: { endpoint: '/' } });
    expect(build.runtime.copy).toContainEqual({ from: '_site', to: '.' });
    expect(commandLines(build)[0]).toContain('error_page 404 /404.html');
  });

  test('is no program, whatever its plugins and its Rakefile hold', () => {
    const jekyll = { Gemfile: "gem 'jekyll'\n", '_config.yml': '', Rakefile: 'task default: :test\n' };
    expect(detectingOne({ ...jekyll, '_plugins/pages.rb': 'class Pages\nend\n' }).metadata.framework).toBe('jekyll');
  });

  test('is made by a gem that another one brings, where it is configured', () => {
    const lock = 'GEM\n  specs:\n    docs_theme (1.0)\n      middleman (~> 4)\n    middleman (4.5.1)\n';
    const files = { Gemfile: "gem 'docs_theme'\n", 'Gemfile.lock': lock, Rakefile: 'task default: :lint\n' };
    expect(commandLines(detectingOne({ ...files, 'config.rb': '' })).at(-1)).toBe('bundle exec middleman build');
    expect(command(files)).toBe('ruby -S bundle exec rake');
  });

  test('is not what a theme is', () => {
    expect(problemsOf({ Gemfile: "gem 'jekyll'\ngemspec\n", 'theme.gemspec': '' })[0]?.message).toContain('library');
  });
});

describe("a Ruby project's version", () => {
  test('is guessed from the Bundler that wrote the lock file where nothing else says it', () => {
    const lock = 'PLATFORMS\n  ruby\n\nBUNDLED WITH\n   2.5.11\n';
    expect(ruby({ ...rack, 'Gemfile.lock': lock })).toBe('ruby-3.3');
    expect(ruby({ ...rack, Gemfile: `ruby '>= 3.2'\n${rack.Gemfile}`, 'Gemfile.lock': lock })).toBe('ruby-3.3');
    expect(ruby({ ...rack, Gemfile: `ruby '~> 3.4.0'\n${rack.Gemfile}`, 'Gemfile.lock': lock })).toBe('ruby-3.4');
  });

  test.each([
    ['the Gemfile', { Gemfile: "ruby '3.1.4', engine: 'jruby', engine_version: '9.4.5.0'\n" }],
    ['.ruby-version', { '.ruby-version': 'jruby-9.4.5.0\n' }],
  ])('of another Ruby is refused: %s', (_, files) => {
    expect(problemsOf({ ...rack, ...files })).toMatchObject([{ code: 'FEATURE_UNSUPPORTED' }]);
  });

  test('stands in gems.rb just as well', () => {
    const build = detectingOne({
      'gems.rb': "ruby '~> 3.4'\ngem 'puma'\ngem 'rack'\n",
      'gems.locked': '',
      'config.ru': '',
    });
    expect(build.metadata.build_system).toBe('bundler');
    expect(decision(build, 'runtime version')).toBe('ruby-3.4 (gems.rb:1)');
    expect(build.build.env.BUNDLE_DEPLOYMENT).toBe('1');
  });
});

test.each([
  ['1.17.3', 'ruby-3.0'],
  ['2.1.4', 'ruby-3.0'],
  ['2.3.26', 'ruby-3.1'],
])('a lock file of Bundler %s was made on a Ruby before the newest', (version, expected) => {
  expect(ruby({ ...rack, 'Gemfile.lock': `PLATFORMS\n  ruby\n\nBUNDLED WITH\n   ${version}\n` })).toBe(expected);
});

describe('a Rack application of the kind that platforms precompile', () => {
  const files = {
    Gemfile: "gem 'rake'\ngroup :app do\n  gem 'sinatra'\nend\ngroup :development, :test do\n  gem 'puma'\nend\n",
    'config.ru': 'run App\n',
    Procfile: 'web: bundle exec rackup config.ru -p $PORT\n',
  };
  const TASK = 'namespace :assets do\n  desc "x"\n  task :precompile do\n  end\nend\n';

  test('has the gems of all groups but development and test, and its framework listens for all', () => {
    const { metadata, runtime } = detectingOne(files);
    expect(metadata.framework).toBe('sinatra');
    expect(runtime.env).toMatchObject({ RACK_ENV: 'production' });
  });

  test.each([TASK, "task 'assets:precompile' do\nend\n"])('runs the task: %j', (Rakefile) => {
    const lines = commandLines(detectingOne({ ...files, Rakefile }));
    expect(lines.at(-1)).toBe('RACK_ENV=production bundle exec rake assets:precompile');
  });

  test('runs none that it has not', () => {
    const Rakefile = 'namespace :assets do\n  task :clean\nend\n';
    expect(commandLines(detectingOne({ ...files, Rakefile })).join()).not.toContain('rake');
  });
});

describe("a Ruby project's version by its Rails", () => {
  const rails = (version: string, rest = '') => ({
    Gemfile: "gem 'rails'\ngem 'puma'\n",
    'Gemfile.lock': `GEM\n  specs:\n    rails (${version})\n${rest}`,
    'config.ru': '',
  });

  test('is one that the release runs on', () => {
    expect(ruby(rails('6.1.7.3'))).toBe('ruby-3.3');
    expect(ruby(rails('8.0.1'))).toBe(ruby(rack));
    expect(ruby({ ...rails('6.1.7'), '.ruby-version': '3.4.1' })).toBe('ruby-3.4');
  });

  test('is refused where there is none', () => {
    expect(problemsOf(rails('4.2.6', '\nBUNDLED WITH\n   1.10.6\n'))).toMatchObject([
      { code: 'VERSION_UNAVAILABLE', location: { file: 'Gemfile.lock' } },
    ]);
  });
});

describe('installing gems', () => {
  const install = (files: Files) => {
    const [first] = detectingOne({ 'config.ru': '', ...files }).build.commands;
    return first;
  };

  test('sees the configuration of Bundler, and the whole project where the Gemfile reads it', () => {
    expect(install({ ...rack, '.bundle/config': '' })).toHaveProperty('inputs', ['Gemfile', '.bundle/config']);
    expect(install({ Gemfile: "eval_gemfile 'Gemfile.common'\ngem 'puma'\n" })).not.toHaveProperty('inputs');
  });

  test('has git where a gem comes from a repository', () => {
    const build = detectingOne({ Gemfile: "gem 'puma'\ngem 'thing', github: 'a/thing'\n", 'config.ru': '' });
    expect(build.build.packages).toContain('git');
    expect(detectingOne(rack).build.packages).not.toContain('git');
  });

  test('leaves its lock file in the image, which knows the platform that gems were installed for', () => {
    const lines = commandLines(detectingOne({ ...rack, 'Gemfile.lock': 'PLATFORMS\n  arm64-darwin-23\n' }));
    expect(lines[2]).toBe('cp Gemfile.lock /root/');
    expect(lines.at(-1)).toBe('cp /root/Gemfile.lock .');
  });

  test('uses the Bundler that is there', () => {
    expect(detectingOne(rack).runtime.env.BUNDLE_VERSION).toBe('system');
  });
});

test('Rails finds time zones, and may write where its own Dockerfile lets it', () => {
  const build = detectingOne({ Gemfile: "gem 'rails'\ngem 'puma'\n", 'config/application.rb': '' });
  expect(build.runtime.packages).toContain('tzdata');
  expect(build.build.packages).toContain('tzdata');
  expect(commandLines(build).at(-1)).toBe('mkdir -p db log storage tmp && chmod -R a+rwX db log storage tmp');
});

describe('what browsers get from Rails', () => {
  const rails = { 'config.ru': '', 'bin/rails': '', 'config/application.rb': '' };
  const assets = { 'package.json': { dependencies: { vite: '6' } }, 'package-lock.json': { lockfileVersion: 3 } };

  test.each(['shakapacker', 'vite_rails'])('is compiled by %s with the tools of package.json', (gem) => {
    const build = detectingOne({ ...rails, ...assets, Gemfile: `gem 'rails'\ngem '${gem}'\ngem 'puma'\n` });
    expect(commandLines(build)).toEqual(
      expect.arrayContaining(['npm ci', expect.stringContaining('assets:precompile')]),
    );
  });

  test('is made by one Node.js, whatever a gem would take', () => {
    const Gemfile = "gem 'rails'\ngem 'sprockets-rails'\ngem 'execjs'\ngem 'puma'\n";
    const build = detectingOne({ ...rails, ...assets, Gemfile, '.node-version': '22' });
    expect(build.build.packages.filter((name) => name.startsWith('nodejs'))).toEqual(['nodejs-22']);
  });
});
