import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, problemsOf, type Files } from '../../support/detect/detecting.ts';

const APP = 'package d; class App { public static void main(String[] a) {} }';
const UI = { scripts: { build: 'vite build' }, devDependencies: { vite: '6.0.0' } };
const LOCK = {
  lockfileVersion: 3,
  packages: { '': { devDependencies: { vite: '6.0.0' } }, 'node_modules/vite': { version: '6.0.0' } },
};
const npmIn = (folder: string): Files => ({ [`${folder}/package.json`]: UI, [`${folder}/package-lock.json`]: LOCK });
const yarnIn = (folder: string): Files => ({ [`${folder}/package.json`]: UI, [`${folder}/yarn.lock`]: '' });

/** The service that the build file is about. */
function planned(files: Files) {
  const [build] = detecting(files).builds.filter(({ metadata }) => metadata.language !== 'javascript');
  if (build === undefined) throw new Error('nothing was planned');
  return build;
}

const plugin = (artifact: string, body: string) =>
  `<plugin><artifactId>${artifact}</artifactId><executions><execution>${body}</execution></executions></plugin>`;
const pom = (plugins: string, profiles = '') =>
  `<project><artifactId>d</artifactId><version>1</version><build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin>${plugins}</plugins></build>${profiles}</project>`;
const maven = (plugins: string, profiles = ''): Files => ({
  'pom.xml': pom(plugins, profiles),
  'src/main/java/d/App.java': APP,
});
const exec = (configuration: string) =>
  plugin('exec-maven-plugin', `<goals><goal>exec</goal></goals><configuration>${configuration}</configuration>`);

describe('a Maven build that runs JavaScript tools', () => {
  test('has Node.js and the manager that it calls, and installs first what no call installs', () => {
    const build = planned({
      ...maven(
        exec(
          '<executable>npm</executable><workingDirectory>${project.basedir}/ui</workingDirectory><arguments><argument>run</argument><argument>build</argument></arguments>',
        ),
      ),
      ...npmIn('ui'),
    });
    expect(build.build.packages).toEqual(expect.arrayContaining(['nodejs-24', 'npm', 'maven-3.9']));
    expect(build.build.commands[0]).toMatchObject({
      run: 'cd ui && npm ci',
      inputs: ['ui/package.json', 'ui/package-lock.json'],
    });
    expect(build.build.cache).toContain('/root/.npm');
    expect(decision(build, 'other toolchain')).toBe('npm run build (pom.xml:1)');
  });

  test.each([
    ['yarn itself', '<executable>yarn</executable><arguments><argument>install</argument></arguments>', 'yarn'],
    [
      'a shell that is handed a line',
      '<executable>sh</executable><arguments><argument>-c</argument><argument>cd ui &amp;&amp; npm ci &amp;&amp; npm run build</argument></arguments>',
      'npm',
    ],
    ['corepack', '<executable>corepack</executable><commandlineArgs>pnpm i</commandlineArgs>', 'pnpm'],
  ])('installs nothing twice where it calls %s', (_what, configuration, expected) => {
    const build = planned({ ...maven(exec(configuration)), ...npmIn('ui'), 'package.json': UI });
    expect(build.build.packages).toEqual(expect.arrayContaining(['nodejs-24', expected]));
    expect(commandLines(build)[0]).toMatch(/^mvn /);
  });

  test('runs a Node.js that the frontend plugin fetches, whatever its version', () => {
    const build = planned({
      ...maven(plugin('frontend-maven-plugin', '<goals><goal>npm</goal></goals>')),
      'package.json': { ...UI, engines: { node: '14' } },
    });
    expect(build.build.packages).toContain('nodejs-24');
    expect(commandLines(build)[0]).toMatch(/^mvn /);
  });

  test('counts Ant tasks, profiles that are on by themselves, and modules that it needs', () => {
    const ant = plugin(
      'maven-antrun-plugin',
      '<configuration><target><exec executable="npm" dir="ui"><arg line="run build"/></exec></target></configuration>',
    );
    const profile = (activation: string) =>
      `<profiles><profile><activation>${activation}</activation><build><plugins>${exec('<executable>npx</executable>')}</plugins></build></profile></profiles>`;
    expect(commandLines(planned({ ...maven(ant), ...npmIn('ui') }))[0]).toBe('cd ui && npm ci');
    const active = profile('<activeByDefault>true</activeByDefault>');
    expect(planned({ ...maven('', active), 'package.json': {} }).build.packages).toContain('nodejs-24');
    const unset = profile('<property><name>!skip.ui</name></property>');
    expect(planned({ ...maven('', unset), 'package.json': {} }).build.packages).toContain('nodejs-24');
    const off = profile('<property><name>prod</name></property>');
    expect(planned({ ...maven('', off), 'package.json': {} }).build.packages).not.toContain('nodejs-24');
    const server = pom('').replace(
      '<build>',
      '<dependencies><dependency><artifactId>ui</artifactId></dependency></dependencies><build>',
    );
    const modules = planned({
      'pom.xml':
        '<project><artifactId>p</artifactId><packaging>pom</packaging><modules><module>ui</module><module>server</module></modules></project>',
      'ui/pom.xml': `<project><artifactId>ui</artifactId><build><plugins>${exec('<executable>npm</executable>')}</plugins></build></project>`,
      'server/pom.xml': server,
      'server/src/main/java/d/App.java': APP,
      ...npmIn('ui'),
    });
    expect(commandLines(modules)[0]).toBe('cd ../ui && npm ci');
  });

  test('asks for a Node.js that exists', () => {
    const files = {
      ...maven(exec('<executable>npm</executable>')),
      'package.json': { ...UI, engines: { node: '14' } },
    };
    expect(problemsOf(files)).toMatchObject([{ code: 'VERSION_UNAVAILABLE' }]);
  });
});

const gradle = (rest: string, node = ''): Files => ({
  'build.gradle': `plugins {\n  id 'application'\n  ${node}\n}\napplication { mainClass = 'd.App' }\n${rest}`,
  'src/main/java/d/App.java': APP,
});
const NODE_PLUGIN = "id 'com.github.node-gradle.node' version '7.1.0'";

/** Commands behind the one that writes what Gradle is told beside its scripts. */
const gradleSteps = (build: ReturnType<typeof planned>) =>
  commandLines(build).filter((line) => !line.startsWith('cat > /root/aipack.gradle'));

describe('a Gradle build that runs JavaScript tools', () => {
  test.each([
    ["tasks.register('w', Exec) { workingDir 'ui'; commandLine 'npm', 'run', 'build' }", 'npm', npmIn('ui'), 'npm ci'],
    [
      'task w(type: Exec) {\n  workingDir = file("$projectDir/ui")\n  commandLine(\n    "yarn",\n    "build"\n  )\n}',
      'yarn',
      yarnIn('ui'),
      'yarn install --frozen-lockfile --non-interactive',
    ],
    [
      "task w(type: Exec) {\n  workingDir 'ui'\n  if (isWindows) {\n    commandLine 'cmd', '/c', 'npm run build'\n  } else {\n    commandLine 'npm', 'run', 'build'\n  }\n}",
      'npm',
      npmIn('ui'),
      'npm ci',
    ],
    ["task w(type: Exec) { workingDir 'ui'; executable 'npx'; args 'vite', 'build' }", 'npm', npmIn('ui'), 'npm ci'],
    ['task w { doLast { "npm run build".execute(null, file("ui")) } }', 'npm', npmIn('ui'), 'npm ci'],
  ])('installs before it: %s', (script, manager, files, install) => {
    const build = planned({ ...gradle(script), ...files });
    expect(build.build.packages).toEqual(expect.arrayContaining(['nodejs-24', manager]));
    expect(gradleSteps(build)[0]).toBe(`cd ui && ${install}`);
  });

  test.each([
    ["processResources.dependsOn 'npm_run_build'\nnode { nodeProjectDir = file('ui') }", 'npm', npmIn('ui')],
    ['task w(type: PnpmTask) { dependsOn pnpmInstall }\nnode { download = false }', 'pnpm', npmIn('ui')],
    [
      "task w(type: Exec) { workingDir 'ui'; commandLine isWindows ? 'npm.cmd' : 'npm', 'ci' }\ntask b(type: Exec) { workingDir 'ui'; commandLine 'npm', 'run', 'build' }",
      'npm',
      npmIn('ui'),
    ],
  ])('leaves the install to the build where that does it: %s', (script, manager, files) => {
    const build = planned({ ...gradle(script, NODE_PLUGIN), ...files });
    expect(build.build.packages).toEqual(expect.arrayContaining(['nodejs-24', manager]));
    expect(gradleSteps(build)[0]).toMatch(/^gradle /);
  });

  test('installs for a task of the plugin that runs a script alone', () => {
    const build = planned({
      ...gradle("node { nodeProjectDir.set(file('web')) }\ntask w(type: YarnTask) { args = ['build'] }", NODE_PLUGIN),
      ...yarnIn('web'),
    });
    expect(gradleSteps(build)[0]).toBe('cd web && yarn install --frozen-lockfile --non-interactive');
  });

  test('takes the plugin of a project that it names', () => {
    const build = planned({
      'settings.gradle': "include ':server', ':client'",
      'server/build.gradle':
        "plugins { id 'application' }\napplication { mainClass = 'd.App' }\nprocessResources { dependsOn ':client:npm_run_build' }",
      'server/src/main/java/d/App.java': APP,
      'client/build.gradle': `plugins { ${NODE_PLUGIN} }`,
      ...npmIn('client'),
    });
    expect(build.build.packages).toEqual(expect.arrayContaining(['nodejs-24', 'npm']));
  });

  test('has the interpreter of a script in another language', () => {
    const build = planned(gradle("task w(type: Exec) { commandLine 'python3', 'generate.py' }"));
    expect(build.build.packages).toContain('python-3.13');
  });
});

test('an sbt build installs what its process runs', () => {
  const build = planned({
    'build.sbt':
      'name := "p"\nlazy val root = (project in file(".")).enablePlugins(PlayScala)\nui := { Process("npm run build", file("ui")).! }\n',
    'project/plugins.sbt': 'addSbtPlugin("org.playframework" % "sbt-plugin" % "3.0.1")',
    'project/build.properties': 'sbt.version=1.9.7',
    'conf/application.conf': 'play.http.secret.key=x',
    ...npmIn('ui'),
  });
  expect(commandLines(build)[0]).toBe('cd ui && npm ci');
});

describe('a .NET project that runs JavaScript tools', () => {
  const web = (body: string): Files => ({
    'Shop.csproj': `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework><SpaRoot>ui\\</SpaRoot></PropertyGroup>${body}</Project>`,
    'Program.cs': '',
  });

  test('installs for a target that only builds', () => {
    const build = planned({
      ...web('<Target Name="Css"><Exec Command="npx vite build" WorkingDirectory="$(SpaRoot)" /></Target>'),
      ...npmIn('ui'),
    });
    expect(build.build.packages).toEqual(expect.arrayContaining(['nodejs-24', 'npm']));
    expect(commandLines(build)[1]).toBe('cd ui && npm ci');
  });

  test('does not count what runs while developing', () => {
    const build = planned({
      ...web(
        `<Target Name="Debug" Condition="'$(Configuration)' == 'Debug'"><Exec Command="npm install" WorkingDirectory="ui" /></Target>`,
      ),
      ...npmIn('ui'),
    });
    expect(build.build.packages).not.toContain('nodejs-24');
  });

  test('has npm for a project of the JavaScript SDK', () => {
    const build = planned({
      'server/Shop.csproj':
        '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><ProjectReference Include="..\\client\\client.esproj" /></ItemGroup></Project>',
      'server/Program.cs': '',
      'client/client.esproj': '<Project Sdk="Microsoft.VisualStudio.JavaScript.Sdk/1.0" />',
      ...npmIn('client'),
    });
    expect(build.build.packages).toEqual(expect.arrayContaining(['nodejs-24', 'npm']));
  });
});

test('a Rust build script has what it runs', () => {
  const build = planned({
    'Cargo.toml': '[package]\nname = "shop"\n',
    'src/main.rs': 'fn main() {}',
    'build.rs': 'fn main() { Command::new("npm").args(["run", "build"]).current_dir("ui").status(); }',
    ...npmIn('ui'),
  });
  expect(commandLines(build)[0]).toBe('cd ui && npm ci');
});

describe('a Phoenix project', () => {
  const mix = (aliases: string, more: Files = {}): Files => ({
    'mix.exs': `defmodule H.MixProject do\n  def project, do: [app: :h, aliases: aliases(), deps: deps()]\n  def application, do: [mod: {H.Application, []}]\n  defp deps, do: [{:phoenix, "~> 1.7"}]\n  defp aliases do\n    [${aliases}]\n  end\nend\n`,
    ...more,
  });
  const steps = (files: Files) => commandLines(planned(files)).filter((line) => !/^mix (?:local|deps)/.test(line));

  test('installs what its bundler finds in assets before the alias that deploys', () => {
    expect(
      steps(mix('"assets.setup": ["esbuild.install"], "assets.deploy": ["esbuild h", "phx.digest"]', npmIn('assets'))),
    ).toEqual([
      'cd assets && npm ci',
      'mix assets.setup',
      'mix compile',
      'mix assets.deploy',
      'mix release --overwrite',
    ]);
  });

  test.each([
    ['"assets.deploy": ["cmd --cd assets npm ci", "phx.digest"]', false],
    ['"assets.deploy": ["cmd npm ci --prefix assets", "cmd npm run deploy --prefix assets"]', false],
    ['"assets.deploy": ["cmd --cd assets node build.js --deploy", "phx.digest"]', true],
  ])('has Node.js for %s', (aliases, installs) => {
    const files = mix(aliases, npmIn('assets'));
    expect(planned(files).build.packages).toEqual(expect.arrayContaining(['nodejs-24', ...(installs ? [] : ['npm'])]));
    expect(steps(files).filter((line) => line === 'cd assets && npm ci')).toHaveLength(installs ? 1 : 0);
  });

  test('that compiles native functions has Rust', () => {
    const rust = (dependencies: string) =>
      planned({
        'mix.exs': `defmodule H do\n  def project, do: [app: :h, deps: [${dependencies}]]\n  def application, do: [mod: {H, []}]\nend\n`,
      }).build.packages.filter((name) => name.startsWith('rust-'));
    expect(rust('{:rustler, ">= 0.0.0"}')).toHaveLength(1);
    expect(rust('{:jason, ">= 0.0.0"}, {:rustler, ">= 0.0.0", only: :dev}')).toEqual([]);
  });

  test('of before there were aliases runs the script that deploys, and digests', () => {
    const files = mix('setup: ["deps.get", "cmd npm install --prefix assets"]', {
      'assets/package.json': { scripts: { deploy: 'webpack' }, devDependencies: { webpack: '5' } },
    });
    expect(steps(files)).toEqual([
      'cd assets && npm install',
      'mix compile',
      'cd assets && npm run deploy',
      'mix phx.digest',
      'mix release --overwrite',
    ]);
  });
});

describe('a Python project', () => {
  const DJANGO = {
    'requirements.txt': 'django\nwhitenoise\n',
    'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "a.settings")',
    'a/settings.py': 'STATIC_ROOT = "x"\n',
    'a/wsgi.py': 'application = get_wsgi_application()',
  };

  test('with pages has what browsers get built before static files are collected', () => {
    const build = planned({ ...DJANGO, 'package.json': UI, 'package-lock.json': LOCK });
    const lines = commandLines(build);
    const places = ['npm ci', 'npm run build', 'collectstatic', 'rm -rf node_modules'].map((text) =>
      lines.findIndex((line) => line.includes(text)),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(build.build.packages).toEqual(expect.arrayContaining(['nodejs-24', 'npm']));
  });

  test('with a theme of Tailwind builds that', () => {
    expect(commandLines(planned({ ...DJANGO, ...npmIn('theme/static_src') }))).toEqual(
      expect.arrayContaining(['cd theme/static_src && npm ci', 'cd theme/static_src && npm run build']),
    );
  });

  test('without pages has a package.json for its development', () => {
    expect(commandLines(planned({ 'main.py': 'print(1)', 'package.json': UI }))).toEqual([]);
  });
});
