import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

const MAIN = { 'src/main/scala/shop/Main.scala': 'package shop\n\nobject Main extends App {}\n' };
const PACKAGER = { 'project/plugins.sbt': 'addSbtPlugin("com.github.sbt" % "sbt-native-packager" % "1.11.3")\n' };
const PLAY = { 'project/plugins.sbt': 'addSbtPlugin("org.playframework" % "sbt-plugin" % "3.0.9")\n' };
const version = (text: string) => ({ 'project/build.properties': `sbt.version=${text}\n` });

describe('an sbt build', () => {
  test('with a plugin that lays out the program is staged, wherever its release of sbt puts that', () => {
    const build = detectingOne({
      'build.sbt': 'name := "shop"\nenablePlugins(JavaAppPackaging)\n',
      ...PACKAGER,
      ...MAIN,
    });
    expect(build.metadata).toMatchObject({ project_name: 'shop', language: 'scala', build_system: 'sbt' });
    expect(commandLines(build)).toEqual([
      'sbt --batch stage',
      `cp -r "$(find . -type d -path '*/universal/stage' | head -n 1)" /root/stage && mkdir -p /root/stage/conf`,
    ]);
    expect(build.runtime.command).toEqual(['java', '-cp', '/app/lib/*', 'shop.Main']);
    expect(build.build.packages).toContain('openjdk-17');
  });

  test('without such a plugin is asked for its class path', () => {
    const files = { 'build.sbt': 'name := "shop"\n', ...MAIN };
    const build = detectingOne({ ...files, ...version('1.11.7') });
    expect(commandLines(build)[0]).toContain('export Runtime/fullClasspathAsJars');
    expect(problemsOf({ ...files, ...version('0.13.18') })[0]).toMatchObject({ code: 'FEATURE_UNSUPPORTED' });
  });

  test('of Play starts its server, which finds its configuration and writes nothing beside it', () => {
    const files = {
      'build.sbt': 'lazy val root = (project in file(".")).enablePlugins(PlayScala)\nlibraryDependencies += guice\n',
      'conf/application.conf': 'play.http.secret.key = ${?APPLICATION_SECRET}\n',
      'app/controllers/Home.scala': 'package controllers\n',
      ...PLAY,
    };
    const { builds, notices } = detecting(files);
    expect(builds[0]?.metadata.framework).toBe('play');
    expect(builds[0]?.runtime).toMatchObject({
      command: [
        ...['java', '-Dpidfile.path=/dev/null', '-Dhttp.port=9000', '-cp', '/app/conf:/app/lib/*'],
        'play.core.server.ProdServerStart',
      ],
      copy: [
        { from: '/root/stage/lib', to: 'lib' },
        { from: '/root/stage/conf', to: 'conf' },
      ],
      ports: [9000],
    });
    expect(notices).toEqual([]);
    const bare = detecting({ ...files, 'conf/application.conf': '' });
    expect(bare.notices).toMatchObject([{ code: 'SECRET_NEEDED', location: { file: 'conf/application.conf' } }]);
  });

  test('of Play keeps the options that a Procfile gives its script', () => {
    const build = detectingOne({
      'build.sbt': 'lazy val root = (project in file(".")).enablePlugins(PlayJava)\n',
      'conf/application.conf': 'play.http.secret.key = "x"\n',
      Procfile: 'web: target/universal/stage/bin/shop -Dhttp.port=${PORT} -J-Xss1m\n',
      ...PLAY,
    });
    expect(build.runtime.command.slice(0, 4)).toEqual([
      ...['java', '-Dhttp.port=9000', '-Xss1m', '-Dpidfile.path=/dev/null'],
    ]);
  });

  test('of several projects builds the one that is a program', () => {
    const build = detectingOne({
      'build.sbt': [
        'lazy val root = (project in file(".")).aggregate(core, web)',
        'lazy val core = project',
        'lazy val web = (project in file("services/web")).dependsOn(core).enablePlugins(JavaAppPackaging)',
      ].join('\n'),
      'core/src/main/scala/Try.scala': 'object Try extends App {}\n',
      'services/web/src/main/scala/Web.scala': 'object Web extends IOApp.Simple {}\n',
      ...PACKAGER,
    });
    expect(commandLines(build)[0]).toBe('sbt --batch web/stage');
    expect(build.runtime.command.at(-1)).toBe('Web');
  });

  test('names its main class by a value, in settings that a project takes over', () => {
    const build = detectingOne({
      'build.sbt': [
        'val start = "shop.Start"',
        'lazy val packed = Seq(Compile / mainClass := Some(start))',
        'lazy val root = (project in file(".")).enablePlugins(JavaAppPackaging).settings(packed)',
      ].join('\n'),
      'src/main/scala/shop/Other.scala': 'package shop\nobject Other extends ZIOAppDefault {}\n',
      ...PACKAGER,
    });
    expect(build.runtime.command.at(-1)).toBe('shop.Start');
  });

  test('without a main class is a library', () => {
    expect(problemsOf({ 'build.sbt': 'name := "shop"\n' })[0]?.message).toContain('it has no main class');
  });
});
