import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

const MAIN = {
  'src/main/java/com/example/App.java': 'package com.example;\nclass App { public static void main(String[] a) {} }',
};
const pom = (body: string) => `<project><artifactId>shop</artifactId><version>1</version>${body}</project>`;
const dependency = (group: string, artifact: string) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId></dependency>`;
const BOOT = '<build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>';

describe('a Maven project', () => {
  test('without a plugin that packs is run from jar and dependencies', () => {
    const build = detectingOne({
      'pom.xml': pom('<properties><maven.compiler.release>17</maven.compiler.release></properties>'),
      ...MAIN,
    });
    expect(commandLines(build)[0]).toContain(
      'package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/vendor',
    );
    expect(build.runtime.command).toEqual(['java', '-cp', '/app/jars/*:/app/lib/*', 'com.example.App']);
    expect(build.runtime.packages).toEqual(['openjdk-17-default-jvm', 'openjdk-17-jre']);
    expect(build.build.cache).toEqual(['/root/.m2/repository']);
  });

  test.each([
    ['<properties><java.version>1.8</java.version></properties>', 'openjdk-8'],
    ['<properties><v>21</v><maven.compiler.source>${v}</maven.compiler.source></properties>', 'openjdk-21'],
    ['<properties><maven.compiler.release>${unknown}</maven.compiler.release></properties>', 'openjdk-21'],
  ])('takes its JDK from %s', (properties, expected) => {
    expect(detectingOne({ 'pom.xml': pom(properties), ...MAIN }).build.packages).toContain(expected);
  });

  test('of Spring Boot has a health endpoint only with the actuator, below its context path', () => {
    const withActuator = pom(
      `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-actuator')}</dependencies>${BOOT}`,
    );
    const without = pom(
      `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-web')}</dependencies>${BOOT}`,
    );
    const config = {
      'src/main/resources/application.yml': 'server:\n  port: 9000\n  servlet:\n    context-path: /shop\n',
    };
    const build = detectingOne({ 'pom.xml': withActuator, ...MAIN, ...config });
    expect(build.runtime.health).toEqual({ endpoint: '/shop/actuator/health' });
    expect(decision(build, 'port')).toBe('9000 (src/main/resources/application.yml:2)');
    expect(detectingOne({ 'pom.xml': without, ...MAIN }).runtime.health).toBeUndefined();
  });

  test('serves the routes of a controller below its mapping', () => {
    const controller = {
      'src/main/java/com/example/H.java':
        'package com.example;\n@RequestMapping("/api")\nclass H { @GetMapping("/health") String h() {} }',
    };
    const build = detectingOne({
      'pom.xml': pom(
        `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-web')}</dependencies>${BOOT}`,
      ),
      ...MAIN,
      ...controller,
    });
    expect(build.runtime.health).toEqual({ endpoint: '/api/health' });
  });

  test.each([
    ['2.7.18', 'openjdk-8'],
    ['3.5.5', 'openjdk-17'],
  ])('below the parent of Spring Boot %s gets what that compiles for', (version, expected) => {
    const parent = `<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>${version}</version></parent>`;
    const files = { 'pom.xml': pom(parent + BOOT), ...MAIN };
    expect(detectingOne(files).build.packages).toContain(expected);
    const told = detectingOne({ ...files, 'system.properties': 'java.runtime.version=21\n' });
    expect(told.build.packages).toContain('openjdk-21');
  });

  test('of Spring Boot that starts, does something and ends has no port', () => {
    const batch = `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-batch')}</dependencies>`;
    expect(detectingOne({ 'pom.xml': pom(batch + BOOT), ...MAIN }).runtime.ports).toEqual([]);
  });

  test('of Spring Boot listens where its configuration says, whatever numbers its source has', () => {
    const web = `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-web')}</dependencies>`;
    const mail = 'package com.example;\nclass Mail { int port = 2525; }';
    const files = { 'pom.xml': pom(web + BOOT), ...MAIN, 'src/main/java/com/example/Mail.java': mail };
    expect(detectingOne(files).runtime.ports).toEqual([8080]);
    const config = { 'src/main/resources/config/application.yml': 'server:\n  port: ${PORT:9000}\n' };
    const configured = detectingOne({ ...files, ...config });
    expect(configured.runtime).toMatchObject({ ports: [9000], env: { PORT: '9000' } });
    const filtered = { 'src/main/resources/application.yml': 'version: @project.version@\nserver:\n  port: 9001\n' };
    expect(detectingOne({ ...files, ...filtered }).runtime.ports).toEqual([9001]);
  });

  test('does not take the port of a database in its Kubernetes manifests', () => {
    const web = `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-web')}</dependencies>`;
    const manifest = (image: string, port: number) =>
      `kind: Pod\nspec:\n  containers:\n    - image: ${image}\n      ports:\n        - containerPort: ${port}\n`;
    const files = { 'pom.xml': pom(web + BOOT), ...MAIN, 'k8s/db.yml': manifest('postgres:18', 5432) };
    expect(detectingOne(files).runtime.ports).toEqual([8080]);
    const both = { ...files, 'k8s/web.yml': manifest('registry.example/shop:1', 8081) };
    expect(detectingOne(both).runtime.ports).toEqual([8081]);
  });

  test('of Quarkus is seen though its .dockerignore takes nothing but what a build makes', () => {
    const plugin = '<build><plugins><plugin><artifactId>quarkus-maven-plugin</artifactId></plugin></plugins></build>';
    const build = detectingOne({
      '.dockerignore': '*\n!target/*-runner\n!target/*-runner.jar\n!target/lib/*\n!target/quarkus-app/\n',
      'pom.xml': pom(`<dependencies>${dependency('io.quarkus', 'quarkus-rest')}</dependencies>${plugin}`),
      'src/main/java/com/example/Hello.java': 'package com.example;\n@Path("/hello") class Hello {}',
    });
    expect(build.metadata.framework).toBe('quarkus');
    expect(build.runtime).toMatchObject({
      command: ['java', '-jar', 'quarkus-run.jar'],
      copy: [{ from: '/root/quarkus', to: '.' }],
      ports: [8080],
    });
    // Configuration decides between a folder, one jar, and a jar beside its libraries.
    expect(commandLines(build)[1]).toMatch(/target\/quarkus-app.*target\/\*-runner\.jar.*target\/lib/);
  });

  test('of Dropwizard is told to serve, with its configuration', () => {
    const shade = '<build><plugins><plugin><artifactId>maven-shade-plugin</artifactId></plugin></plugins></build>';
    const build = detectingOne({
      'pom.xml': pom(`<dependencies>${dependency('io.dropwizard', 'dropwizard-core')}</dependencies>${shade}`),
      'shop.yml': 'server:\n  applicationConnectors:\n    - type: http\n      port: 9090\n',
      'mkdocs.yml': 'site_name: Shop\n',
      'src/main/java/com/example/Shop.java':
        'package com.example;\nclass Shop extends Application<C> { public static void main(String[] a) {} }',
    });
    expect(build.runtime.command).toEqual(['java', '-cp', 'app.jar', 'com.example.Shop', 'server', 'shop.yml']);
    expect(build.runtime.copy).toContainEqual({ from: 'shop.yml', to: 'shop.yml' });
    expect(decision(build, 'port')).toBe('9090 (shop.yml:4)');
  });

  test('of Helidon MP starts the class that its parent names', () => {
    const parent =
      '<parent><groupId>io.helidon.applications</groupId><artifactId>helidon-mp</artifactId><version>4.3.1</version></parent>';
    const build = detectingOne({
      'pom.xml': pom(
        `${parent}<dependencies>${dependency('io.helidon.microprofile.bundles', 'helidon-microprofile')}</dependencies>`,
      ),
      'src/main/java/com/example/Hello.java': 'package com.example;\nclass Hello {}',
      'src/main/resources/META-INF/microprofile-config.properties': 'server.port=7001\n',
    });
    expect(build.runtime.command.at(-1)).toBe('io.helidon.Main');
    expect(build.runtime).toMatchObject({ ports: [7001], health: { endpoint: '/health' } });
  });

  test('that writes its commit into the program is built without one', () => {
    const plugin =
      '<build><plugins><plugin><artifactId>git-commit-id-maven-plugin</artifactId></plugin></plugins></build>';
    const [line] = commandLines(detectingOne({ 'pom.xml': pom(plugin), ...MAIN }));
    expect(line).toContain('-Dmaven.gitcommitid.skip=true');
  });

  test('makes the same archives of the same source, at the time that it names or else a fixed one', () => {
    const time = (properties: string) => commandLines(detectingOne({ 'pom.xml': pom(properties), ...MAIN }))[0];
    expect(time('')).toContain('-Dproject.build.outputTimestamp=1980-02-01T00:00:00Z');
    const own = '<project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>';
    expect(time(`<properties>${own}</properties>`)).not.toContain('outputTimestamp');
  });

  test('uses the settings beside its pom, unless it has options of its own', () => {
    const files = { 'pom.xml': pom(''), 'settings.xml': '<settings/>', ...MAIN };
    expect(commandLines(detectingOne(files))[0]).toMatch(/^mvn .* -s settings\.xml package/);
    const own = { ...files, '.mvn/maven.config': '-s\nsettings.xml\n' };
    expect(commandLines(detectingOne(own))[0]).not.toContain('-s settings.xml');
  });

  test('whose wrapper asks for Maven 3 uses the package, for Maven 4 the wrapper', () => {
    const wrapper = (version: string) => ({
      mvnw: '',
      '.mvn/wrapper/maven-wrapper.properties': `distributionUrl=https://example/apache-maven-${version}-bin.zip\n`,
    });
    const three = detectingOne({ 'pom.xml': pom(''), ...MAIN, ...wrapper('3.8.6') });
    expect(three.build.packages).toContain('maven-3.9');
    const four = detectingOne({ 'pom.xml': pom(''), ...MAIN, ...wrapper('4.0.0-rc-4') });
    expect(commandLines(four)[0]).toMatch(/^sh mvnw /);
    expect(four.build.packages).not.toContain('maven-3.9');
  });

  test('starts what a Procfile says, with its options, arguments and class', () => {
    const started = (line: string) =>
      detectingOne({ 'pom.xml': pom(BOOT), ...MAIN, Procfile: `web: ${line}\n` }).runtime.command;
    expect(started('java -Dserver.port=$PORT $JAVA_OPTS -jar target/shop-1.jar --debug')).toEqual([
      'java',
      '-Dserver.port=8080',
      '-jar',
      'app.jar',
      '--debug',
    ]);
    expect(started('java -Xss512k -jar target/*.jar')).toEqual(['java', '-Xss512k', '-jar', 'app.jar']);
    const thin = (line: string) => detectingOne({ 'pom.xml': pom(''), ...MAIN, Procfile: `web: ${line}\n` });
    expect(thin('java -cp target/classes:target/dependency/* com.example.Other serve').runtime.command).toEqual([
      'java',
      '-cp',
      '/app/jars/*:/app/lib/*',
      'com.example.Other',
      'serve',
    ]);
    expect(thin('sh target/bin/shop').runtime.command.at(-1)).toBe('com.example.App');
  });

  test('in Kotlin runs the class that its file is told to be', () => {
    const source = '@file:JvmName("Shop")\npackage com.example\n\nfun main() {}\n';
    const build = detectingOne({ 'pom.xml': pom(''), 'src/main/kotlin/com/example/main.kt': source });
    expect(build.runtime.command.at(-1)).toBe('com.example.Shop');
  });

  test('that is a module others need is a library, even with a main class to try it', () => {
    const module = (name: string, body = '') =>
      `<project><parent><artifactId>shop</artifactId></parent><artifactId>${name}</artifactId>${body}</project>`;
    const main = (name: string) => ({
      [`${name}/src/main/java/${name}/Main.java`]: `package ${name};\nclass Main { public static void main(String[] a) {} }`,
    });
    const build = detectingOne({
      'pom.xml': pom('<packaging>pom</packaging><modules><module>model</module><module>web</module></modules>'),
      'model/pom.xml': module('model'),
      'web/pom.xml': module('web', `<dependencies>${dependency('com.example', 'model')}</dependencies>`),
      ...main('model'),
      ...main('web'),
    });
    expect(build.metadata.path).toBe('web');
    expect(commandLines(build)[0]).toContain('-f ../pom.xml -pl web -am package');
  });

  test('that is a WAR among other modules is a service beside them', () => {
    const { builds } = detecting({
      'pom.xml': pom('<packaging>pom</packaging><modules><module>old</module><module>web</module></modules>'),
      'old/pom.xml': '<project><artifactId>old</artifactId><packaging>war</packaging></project>',
      'web/pom.xml': '<project><artifactId>web</artifactId></project>',
      'web/src/main/java/Main.java': 'class Main { public static void main(String[] a) {} }',
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['old', 'web']);
  });

  test('without a main class is a library', () => {
    expect(problemsOf({ 'pom.xml': pom('') })[0]?.message).toContain('it has no main class');
  });
});

describe('a Gradle project', () => {
  test('with the application plugin is laid out by its distribution', () => {
    const build = detectingOne({
      'settings.gradle': "rootProject.name = 'shop'",
      'build.gradle':
        "plugins {\n id 'application'\n}\napplication { mainClass = 'com.example.App' }\nsourceCompatibility = '17'",
      ...MAIN,
    });
    expect(build.metadata.project_name).toBe('shop');
    expect(build.runtime.copy).toEqual([{ from: 'build/install/shop/lib', to: 'lib' }]);
    expect(build.runtime.command).toEqual(['java', '-cp', '/app/lib/*', 'com.example.App']);
    expect(build.build.packages).toContain('openjdk-17');
  });

  test('of Spring Boot runs the jar with everything in it', () => {
    const build = detectingOne({
      'build.gradle.kts': 'plugins {\n  java\n  id("org.springframework.boot") version "3.5.0"\n}',
      ...MAIN,
    });
    expect(build.metadata.framework).toBe('spring-boot');
    expect(commandLines(build)[2]).toContain('ls -S build/libs/*.[jw]ar');
    expect(build.runtime.command).toEqual(['java', '-jar', 'app.jar']);
  });

  test('reads its version catalog', () => {
    const build = detectingOne({
      'gradle/libs.versions.toml':
        '[libraries]\nktor-server = { module = "io.ktor:ktor-server-netty", version = "3" }\n[plugins]\njvm = { id = "org.jetbrains.kotlin.jvm", version = "2" }',
      'build.gradle.kts':
        'plugins {\n alias(libs.plugins.jvm)\n application\n}\ndependencies { implementation(libs.ktor.server) }\napplication { mainClass.set("MainKt") }',
    });
    expect(build.metadata.framework).toBe('ktor');
  });

  const wrapper = (version: string) => ({
    'gradle/wrapper/gradle-wrapper.properties': `distributionUrl=https\\://example/gradle-${version}-bin.zip`,
  });
  const TOOLCHAIN = (release: number) =>
    `plugins { id 'application' }\njava { toolchain { languageVersion = JavaLanguageVersion.of(${release}) } }\n`;

  test('with a toolchain that Gradle itself does not run on gets both', () => {
    const build = detectingOne({ 'build.gradle': TOOLCHAIN(8), ...wrapper('9.2.0'), ...MAIN });
    expect(build.build.packages).toEqual(['gradle-9', 'openjdk-17', 'openjdk-17-default-jdk', 'openjdk-8']);
    expect(build.build.env.JAVA_HOME).toBe('/usr/lib/jvm/java-17-openjdk');
    expect(build.runtime.packages).toContain('openjdk-8-jre');
  });

  test('with a toolchain that Gradle runs on gets that one', () => {
    const build = detectingOne({ 'build.gradle': TOOLCHAIN(17), ...wrapper('8.5'), ...MAIN });
    expect(build.build.packages).toEqual(['gradle-8', 'openjdk-17', 'openjdk-17-default-jdk']);
  });

  test('that compiles for an old release uses a JDK that Gradle runs on', () => {
    const script = "plugins { id 'application' }\nsourceCompatibility = '1.8'\n";
    expect(detectingOne({ 'build.gradle': script, ...wrapper('9.2.0'), ...MAIN }).runtime.packages).toContain(
      'openjdk-17-jre',
    );
  });

  test.each([
    ["plugins {\n id('io.micronaut.application') version '4.5.4'\n}", 'micronaut', 8080],
    ["plugins {\n id 'io.ratpack.ratpack-java' version '2.0'\n}", 'ratpack', 5050],
    ["plugins {\n id 'java'\n id 'io.quarkus'\n}", 'quarkus', 8080],
  ])('shows its framework by a plugin: %j', (script, framework, port) => {
    const build = detectingOne({ 'build.gradle': script, ...MAIN });
    expect(build.metadata.framework).toBe(framework);
    expect(build.runtime.ports).toEqual([port]);
  });

  test('whose root applies Spring Boot for its projects is none itself', () => {
    const build = detectingOne({
      'settings.gradle': "include 'api'",
      'build.gradle': "plugins {\n id 'java'\n id 'org.springframework.boot' version '3.5.0'\n}",
      'api/build.gradle': "plugins {\n id 'java'\n id 'org.springframework.boot'\n}",
      'api/src/main/java/Api.java': 'class Api { public static void main(String[] a) {} }',
    });
    expect(build.metadata.path).toBe('api');
  });

  test('starts what the Procfile at the root says of it', () => {
    const build = detectingOne({
      Procfile: 'web: ./api/build/install/api/bin/api --fast\n',
      'settings.gradle': "include 'api'",
      'api/build.gradle': "plugins { id 'application' }\napplication { mainClass = 'Api' }",
    });
    expect(build.metadata.path).toBe('api');
    expect(build.runtime.command).toEqual(['java', '-cp', '/app/lib/*', 'Api', '--fast']);
  });

  test('for Android is no service', () => {
    const files = { 'build.gradle': "plugins {\n id 'com.android.application'\n id 'kotlin-android'\n}", ...MAIN };
    expect(problemsOf(files)[0]?.message).toContain('it is built for Android');
  });

  test('with names that mean something to a shell is built by just those names', () => {
    const build = detectingOne({
      'settings.gradle': "include 'a b;c'",
      'a b;c/build.gradle': "plugins { id 'application' }\napplication { mainClass = 'Api' }",
    });
    expect(commandLines(build)[1]).toBe(
      "gradle -p .. --init-script /root/aipack.gradle --no-daemon --console=plain ':a b;c:installDist'",
    );
  });

  test('puts neither times nor the order of a disk into its archives, whatever it packs', () => {
    const plugins = ['application', 'org.springframework.boot', 'com.gradleup.shadow', 'java', 'io.quarkus'];
    for (const plugin of plugins) {
      const [script, ...rest] = commandLines(
        detectingOne({ 'build.gradle': `plugins { id 'java'\n id '${plugin}' version '3.5.0' }`, ...MAIN }),
      );
      expect(script).toMatch(/^cat > \/root\/aipack\.gradle /);
      expect(script).toContain('preserveFileTimestamps = false');
      expect(script).toContain('reproducibleFileOrder = true');
      expect(rest.join('\n')).toContain('--init-script /root/aipack.gradle');
    }
  });

  test('keeps an old wrapper that no package replaces, with a JDK that it runs on', () => {
    const wrapper = {
      gradlew: '',
      'gradle/wrapper/gradle-wrapper.jar': '',
      'gradle/wrapper/gradle-wrapper.properties': 'distributionUrl=https\\://example/gradle-7.5-bin.zip',
    };
    const build = detectingOne({ 'build.gradle': "apply plugin: 'java'\n", ...wrapper, ...MAIN });
    expect(commandLines(build).some((line) => line.startsWith('sh gradlew'))).toBe(true);
    expect(build.build.packages).toContain('openjdk-17');
  });

  test('whose wrapper is incomplete is told what to commit', () => {
    const files = {
      'build.gradle': "apply plugin: 'java'\n",
      'gradle/wrapper/gradle-wrapper.properties': 'distributionUrl=https\\://example/gradle-6.1-bin.zip',
      ...MAIN,
    };
    expect(problemsOf(files)[0]?.hint).toContain('gradle-wrapper.jar');
  });
});

describe('a build for production', () => {
  const profile = (id: string, body = '') => `<profile><id>${id}</id>${body}</profile>`;
  const byDefault = '<activation><activeByDefault>true</activeByDefault></activation>';
  const profiles = (...all: readonly string[]) =>
    commandLines(detectingOne({ 'pom.xml': pom(`${BOOT}<profiles>${all.join('')}</profiles>`), ...MAIN }))[0];

  test('names the profile where Maven would take the one of development', () => {
    expect(profiles(profile('dev', byDefault), profile('prod'))).toMatch(/ -Pprod package$/);
    expect(profiles(profile('dev'), profile('prod'))).not.toContain('-P');
    expect(profiles(profile('dev'), profile('prod', byDefault))).not.toContain('-P');
    expect(profiles(profile('h2', byDefault), profile('prod'))).not.toContain('-P');
  });

  test.each([
    ['<exists>src/main/resources/application.yml</exists>', true],
    ['<exists>${basedir}/other</exists>', false],
    ['<missing>other</missing>', true],
  ])('counts profiles of a parent that files of the module switch on: %s', (file, packs) => {
    const build = detectingOne({
      'pom.xml': `<project><artifactId>parent</artifactId><packaging>pom</packaging><modules><module>web</module></modules><profiles>${profile('boot', `<activation><file>${file}</file></activation>${BOOT}`)}</profiles></project>`,
      'web/pom.xml': '<project><artifactId>web</artifactId><parent><artifactId>parent</artifactId></parent></project>',
      'web/src/main/java/d/App.java': 'package d; class App { public static void main(String[] a) {} }',
      'web/src/main/resources/application.yml': 'a: b\n',
    });
    expect(build.runtime.command.includes('-jar')).toBe(packs);
  });

  test('sets the property that a Gradle script asks for', () => {
    const build = detectingOne({
      'build.gradle':
        "plugins { id 'org.springframework.boot' version '3.4.0'; id 'java' }\nif (project.hasProperty('prod')) { apply from: 'gradle/prod.gradle' } else { apply from: 'gradle/dev.gradle' }",
      ...MAIN,
    });
    expect(commandLines(build).join('\n')).toContain('gradle -Pprod ');
  });
});

describe('a plugin named after Spring Boot', () => {
  const files = (source: string) => ({
    'build.gradle.kts': 'plugins { id("com.example.gradle-spring-boot") version "1.0" }\n',
    'src/main/kotlin/App.kt': source,
  });

  test('packs like its own where the source starts such an application', () => {
    const build = detectingOne(files('package d\nfun main(args: Array<String>) { runApplication<App>(*args) }\n'));
    expect(build.metadata.framework).toBe('spring-boot');
    expect(build.runtime.command).toEqual(['java', '-jar', 'app.jar']);
    expect(problemsOf(files('class Library'))).toMatchObject([{ code: 'NOTHING_DETECTED' }]);
  });
});

test('a Dropwizard program is given the configuration among its resources, and listens for everyone', () => {
  const build = detectingOne({
    'pom.xml': pom(
      `<dependencies>${dependency('io.dropwizard', 'dropwizard-core')}</dependencies><build><plugins><plugin><artifactId>maven-shade-plugin</artifactId></plugin></plugins></build>`,
    ),
    'src/main/java/d/App.java':
      'package d; public class App extends Application<C> { public static void main(String[] a) {} }',
    'src/main/resources/swagger.yaml': 'resourcePackages: d\n',
    'src/main/resources/config/config.yaml':
      'server:\n  applicationConnectors:\n    - type: http\n      bindHost: ${BIND_HOST:-127.0.0.1}\n      port: ${PORT:-8090}\n',
  });
  const file = 'src/main/resources/config/config.yaml';
  expect(build.runtime.command.slice(-2)).toEqual(['server', file]);
  expect(build.runtime.copy).toContainEqual({ from: file, to: file });
  expect(build.runtime.env).toMatchObject({ BIND_HOST: '0.0.0.0', PORT: '8090' });
});

describe('Java source without a build tool', () => {
  test('is compiled at once, with the jars beside it', () => {
    const build = detectingOne({
      'lib/json.jar': '',
      'src/shop/Main.java':
        'package shop;\nclass Main { public static void main(String[] a) { listen(System.getenv().getOrDefault("PORT", "7000")); } }',
    });
    expect(build.metadata).toMatchObject({ language: 'java', build_system: 'javac' });
    expect(commandLines(build)).toEqual([
      "find . -name '*.java' ! -path '*/test/*' > /root/sources && javac -encoding UTF-8 -d /root/classes -cp 'lib/*' @/root/sources",
    ]);
    expect(build.runtime).toMatchObject({
      command: ['java', '-cp', '/app/classes:/app/lib/*', 'shop.Main'],
      ports: [7000],
    });
  });

  test('without a main method is nothing', () => {
    expect(problemsOf({ 'Tool.java': 'class Tool {}' })[0]?.message).toContain('no class has a main method');
  });
});

test('HOCON names a port below a name of its own, and a variable that comes after it', () => {
  const build = detectingOne({
    'build.gradle.kts':
      'plugins { application }\ndependencies { implementation("io.ktor:ktor-server-netty:3.3.1") }\napplication { mainClass = "io.ktor.server.netty.EngineMain" }',
    'src/main/resources/application.conf':
      'database { port = 5432 }\nktor {\n  deployment {\n    port = 9090 # not 8080\n    port = ${?PORT}\n  }\n}\n',
  });
  expect(decision(build, 'port')).toBe('9090 (src/main/resources/application.conf:4)');
  expect(build.runtime.env.PORT).toBe('9090');
});

describe('the port of a JVM service', () => {
  const boot = (files: Record<string, string>) =>
    detectingOne({
      'pom.xml': pom(
        `<dependencies>${dependency('org.springframework.boot', 'spring-boot-starter-web')}</dependencies>${BOOT}`,
      ),
      ...MAIN,
      ...files,
    });
  const on = (group: string, files: Record<string, string>) =>
    detectingOne({
      'pom.xml': pom(`<dependencies>${dependency(group, 'server')}</dependencies>`),
      ...MAIN,
      ...files,
    });
  const PROPERTIES = 'src/main/resources/application.properties';
  const YAML = 'src/main/resources/application.yml';

  test.each([
    ['${PORT}', 8080, { PORT: '8080' }],
    ['${PORT:9000}', 9000, { PORT: '9000' }],
    ['${PORT:${SERVER_PORT:9000}}', 9000, { PORT: '9000' }],
    ['${APP_PORT}', 8080, { APP_PORT: '8080' }],
    ['${SERVER_PORT:9000}', 9000, {}],
    ['${shop.port}', 9000, {}],
    ['9000', 9000, {}],
  ])('of Spring Boot is that of server.port = %s, by the variables that it needs', (value, port, expected) => {
    const { runtime } = boot({ [PROPERTIES]: `shop.port=9000\nserver.port=${value}\n` });
    expect(runtime.ports).toEqual([port]);
    const { JAVA_TOOL_OPTIONS: _options, ...rest } = runtime.env;
    expect(rest).toEqual(expected);
  });

  test('of Spring Boot without a configuration of it is told by its own variable', () => {
    expect(boot({ Dockerfile: 'FROM x\nEXPOSE 9000\n' }).runtime.env).toMatchObject({ SERVER_PORT: '9000' });
  });

  test('of Spring Boot is that of the active profile, or what its program sets', () => {
    const active = { [YAML]: 'spring:\n  profiles:\n    active: prod\nserver:\n  port: 1111\n' };
    const prod = { 'src/main/resources/application-prod.yml': 'server:\n  port: 9001\n' };
    expect(decision(boot({ ...active, ...prod }), 'port')).toBe('9001 (src/main/resources/application-prod.yml:2)');
    const source =
      'package com.example;\nclass App { public static void main(String[] a) { app.setDefaultProperties(Map.of("server.port", "9002")); } }';
    expect(boot({ 'src/main/java/com/example/App.java': source }).runtime.ports).toEqual([9002]);
  });

  test.each([
    ['io.quarkus', PROPERTIES, '%prod.quarkus.http.port=9000\nquarkus.http.port=1111\n', '9000', {}],
    ['io.quarkus', PROPERTIES, 'quarkus.http.port=${PORT}\n', '8080', { PORT: '8080' }],
    ['io.micronaut', YAML, 'micronaut:\n  server:\n    port: ${PORT:`9000`}\n', '9000', { PORT: '9000' }],
    ['io.micronaut', 'src/main/resources/application.toml', '[micronaut.server]\nport = 9000\n', '9000', {}],
    ['io.micronaut', YAML, 'micronaut:\n  server:\n    port: ${SHOP_PORT}\n', '8080', { SHOP_PORT: '8080' }],
  ])('of %s is what %s says: %j', (group, file, text, port, expected) => {
    const build = on(group, { [file]: text });
    expect(build.runtime.ports).toEqual([Number(port)]);
    const names = Object.keys(build.runtime.env).filter((name) => name.endsWith('PORT'));
    expect(names).toEqual(Object.keys(expected));
    expect(build.runtime.env).toMatchObject(expected);
  });

  test.each([
    ['io.quarkus', 'QUARKUS_HTTP_PORT'],
    ['io.micronaut', 'MICRONAUT_SERVER_PORT'],
  ])('of %s that another file names is told by %s', (group, name) => {
    expect(on(group, { Dockerfile: 'FROM x\nEXPOSE 9000\n' }).runtime.env[name]).toBe('9000');
  });
});
