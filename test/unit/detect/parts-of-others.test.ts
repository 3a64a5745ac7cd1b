import { describe, expect, test } from '@jest/globals';
import {
  commandLines,
  decision,
  detecting,
  detectingOne,
  problemsOf,
  type Files,
} from '../../support/detect/detecting.ts';

function listed(files: Files): readonly string[] {
  return detecting(files).builds.map(({ metadata }) => metadata.path);
}

const web = (lines = '') =>
  `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework>${lines}</PropertyGroup></Project>`;
const program = (lines = '') =>
  `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup><ItemGroup>${lines}</ItemGroup></Project>`;

describe('what belongs to another program of the repository', () => {
  test('a folder whose pages another build makes', () => {
    const files: Files = {
      'go.mod': 'module example.com/a\n\ngo 1.25\n',
      'main.go': 'package main\n\nfunc main() {}\n',
      'ui/a.go': 'package ui\n\n//go:embed dist\nvar Files embed.FS\n',
      'ui/package.json': { name: 'ui', scripts: { build: 'vite build' }, devDependencies: { vite: '7' } },
      'ui/index.html': '<html></html>',
    };
    expect(listed(files)).toEqual(['.']);
    expect(listed({ ...files, 'ui/Dockerfile': 'FROM nginx\n' })).toEqual(['.', 'ui']);
  });

  test('a folder of Python that names no dependencies of its own', () => {
    const files = {
      'requirements.txt': 'flask\n',
      'app.py': 'app = Flask(__name__)\n',
      'shop/manage.py': '',
      'shop/run.py': 'app.run()\n',
    };
    expect(listed(files)).toEqual(['.']);
    expect(listed({ ...files, 'shop/requirements.txt': 'flask\n', 'shop/app.py': 'app = Flask(__name__)\n' })).toEqual([
      '.',
      'shop',
    ]);
  });

  test('a script at the root for what lies below', () => {
    const files = {
      'run.sh': '#!/bin/sh\n./a & ./b\n',
      'api/package.json': { main: 'index.js' },
      'api/index.js': 'server.listen(5000)',
    };
    expect(listed(files)).toEqual(['api']);
    expect(listed({ 'run.sh': '#!/bin/sh\n./a\n' })).toEqual(['.']);
  });

  test.each(['fuzz/Shop', '_docker/Shop', 'e2e-playground/Shop', 'src/Shop.Cli', 'src/Shop.PluginPacker'])(
    'a program in %s',
    (path) => {
      expect(listed({ 'src/Api/Api.csproj': web(), [`${path}/A.csproj`]: program() })).toEqual(['src/Api']);
    },
  );

  test('a program that measures others', () => {
    const measures = program('<PackageReference Include="BenchmarkDotNet" Version="1" />');
    expect(listed({ 'src/Api/Api.csproj': web(), 'src/Measure/A.csproj': measures })).toEqual(['src/Api']);
  });

  test('a property that only some projects have by a condition makes no project of tests', () => {
    const props = (condition: string) =>
      `<Project><PropertyGroup><IsTestProject${condition}>true</IsTestProject></PropertyGroup></Project>`;
    const files = (condition: string) => ({ 'Directory.Build.props': props(condition), 'src/Api/Api.csproj': web() });
    expect(listed(files(' Condition="$(MSBuildProjectName.EndsWith(\'.Test\'))"'))).toEqual(['src/Api']);
    expect(problemsOf(files(''))).toMatchObject([{ code: 'NOTHING_DETECTED' }]);
  });

  test('a list of what a Dockerfile copies hides nothing of the project', () => {
    const files = {
      'requirements.txt': 'flask\n',
      'shop/web.py': 'app = Flask(__name__)\n',
      '.python-version': '3.12\n',
    };
    const build = detectingOne({ ...files, '.dockerignore': '*\n!requirements.txt\n' });
    expect(build.runtime.command).toEqual(['gunicorn', 'shop.web:app']);
    expect(decision(build, 'runtime version')).toContain('3.12');
  });
});

describe('what is told indirectly', () => {
  test.each([
    'javacOptions ++= Seq("--release", "17")',
    'scalacOptions += "-release:17"',
    'scalacOptions ++= Seq("-Xtarget:17")',
    'scalacOptions ++= Seq("-java-output-version", "17")',
    'scalacOptions += "-target:jvm-17"',
  ])('%s asks for a JDK', (line) => {
    const files = {
      'build.sbt': `name := "shop"\nscalaVersion := "3.7.0"\n${line.replaceAll('17', '21')}\nlazy val root = project.in(file(".")).enablePlugins(JavaAppPackaging)\n`,
      'project/plugins.sbt': 'addSbtPlugin("com.github.sbt" % "sbt-native-packager" % "1.11.0")\n',
      'project/build.properties': 'sbt.version=1.11.0\n',
      'src/main/scala/Main.scala': 'object Main extends App\n',
    };
    expect(detectingOne(files).build.packages).toContain('openjdk-21');
    expect(detectingOne({ ...files, 'build.sbt': files['build.sbt'].replaceAll('21', '17') }).build.packages).toContain(
      'openjdk-17',
    );
  });

  test("Play's JSON library is not Play", () => {
    const files = {
      'build.sbt':
        'name := "shop"\nscalaVersion := "3.7.0"\nlibraryDependencies += "org.playframework" %% "play-json" % "3.0.6"\nlazy val root = project.in(file(".")).enablePlugins(JavaAppPackaging)\n',
      'project/plugins.sbt': 'addSbtPlugin("com.github.sbt" % "sbt-native-packager" % "1.11.0")\n',
      'src/main/scala/Main.scala': 'object Main extends App\n',
    };
    expect(detectingOne(files).metadata.framework).toBeUndefined();
  });

  test("a profile that the build fills in is production's", () => {
    const pom =
      '<project><artifactId>shop</artifactId><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.5.0</version></parent><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>';
    const files = {
      'pom.xml': pom,
      'src/main/java/A.java': '@SpringBootApplication class A { public static void main(String[] a) {} }',
      'src/main/resources/config/application.yml': 'spring:\n  profiles:\n    active: #spring.profiles.active#\n',
      'src/main/resources/config/application-dev.yml': 'server:\n  port: 8080\n',
      'src/main/resources/config/application-prod.yml': 'server:\n  port: 8761\n',
    };
    expect(detectingOne(files).runtime.ports).toEqual([8761]);
  });

  test('a range that ends before the release which a Python runs is refused like a pin', () => {
    const files = (line: string) => ({
      'requirements.txt': `${line}\n`,
      'app.py': 'app = Flask(__name__)\napp.run()\n',
    });
    expect(problemsOf(files('django>=1.11,<1.12'))).toMatchObject([
      { code: 'VERSION_UNAVAILABLE', location: { line: 1 } },
    ]);
    expect(detecting(files('django>=1.11,<6')).builds).toHaveLength(1);
    expect(detecting(files('django>=1.11')).builds).toHaveLength(1);
  });
});

describe('the module of Flask that answers', () => {
  const files = {
    'requirements.txt': 'flask\n',
    'shop/__init__.py': 'from flask import Flask\napp = Flask(__name__)\n',
    'shop/views.py': 'from . import app\n\n@app.route("/")\ndef home():\n    return "a"\n',
    'shop/webapp.py': 'from . import app\nfrom . import views\n',
  };

  test('is the one that brings the application and its pages together', () => {
    expect(detectingOne(files).runtime.command).toEqual(['gunicorn', 'shop.webapp:app']);
  });

  test("is the one that uWSGI's file names", () => {
    const ini = '[uwsgi]\nmodule = shop.other\ncallable = app\n';
    expect(
      detectingOne({ ...files, 'shop/other.py': 'from shop.webapp import app\n', 'uwsgi.ini': ini }).runtime.command,
    ).toEqual(['gunicorn', 'shop.other:app']);
  });

  test('is its own where it has pages', () => {
    const own = `${files['shop/__init__.py']}from . import views\nfrom .views import home\n`;
    expect(detectingOne({ ...files, 'shop/__init__.py': own }).runtime.command).toEqual(['gunicorn', 'shop:app']);
  });

  test("is none of Alembic's", () => {
    const made = {
      'requirements.txt': 'flask\n',
      'db/env.py': 'from alembic import context\nfrom shop.app import create_app\napp = create_app()\n',
      'shop/app.py':
        'from flask import Flask\n\ndef create_app(settings=None):\n    app = Flask(__name__)\n    return app\n',
    };
    expect(detectingOne(made).runtime.command).toEqual(['gunicorn', 'shop.app:create_app()']);
  });
});

describe('files among what a program writes', () => {
  const served = { 'requirements.txt': 'flask\n', 'app.py': 'app = Flask(__name__)\n' };

  test.each<[string, Files]>([
    [
      'a database that a Dockerfile gives away',
      { Dockerfile: 'FROM a\nWORKDIR /app\nRUN chmod g+w /app/db.sqlite3\n' },
    ],
    ['an archive', { Dockerfile: 'FROM a\nWORKDIR /srv\nRUN chown -R app:app ./app.jar\n' }],
    [
      "a file of the system's own",
      { 'compose.yaml': 'services:\n  web:\n    build: .\n    volumes:\n      - /etc/localtime:/etc/localtime\n' },
    ],
  ])('%s is made as no folder', (_, files) => {
    expect(commandLines(detectingOne({ ...served, ...files })).filter((line) => line.includes('mkdir'))).toEqual([]);
  });

  test('a folder of one is made', () => {
    const files = { Dockerfile: 'FROM a\nWORKDIR /app\nRUN chmod g+w /app/data/db.sqlite3\n' };
    expect(commandLines(detectingOne({ ...served, ...files })).at(-1)).toContain('mkdir -p data');
  });
});
