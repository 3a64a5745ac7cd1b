import { describe, expect, test } from '@jest/globals';
import {
  commandLines,
  decision,
  detecting,
  detectingOne,
  problemsOf,
  type Files,
} from '../../support/detect/detecting.ts';

const project = (properties: string, sdk = 'Microsoft.NET.Sdk', items = '') =>
  `<Project Sdk="${sdk}"><PropertyGroup>${properties}</PropertyGroup><ItemGroup>${items}</ItemGroup></Project>`;
const WEB = 'Microsoft.NET.Sdk.Web';
const NET10 = '<TargetFramework>net10.0</TargetFramework>';
const EXE = `<OutputType>Exe</OutputType>${NET10}`;

describe('a .NET project', () => {
  test('with several target frameworks is published for the newest', () => {
    const build = detectingOne({
      'Shop.csproj': project('<TargetFrameworks>net8.0;net10.0</TargetFrameworks>', WEB),
    });
    expect(build.build.packages).toEqual(['dotnet-10-sdk']);
    expect(commandLines(build)[1]).toContain('--framework net10.0');
  });

  test('of functions is served by the framework it depends on, in any language and on all addresses', () => {
    const build = detectingOne({
      'Hello.fsproj': project(
        EXE,
        undefined,
        '<PackageReference Include="Google.Cloud.Functions.Hosting" Version="3" />',
      ),
    });
    expect(build.metadata.framework).toBe('functions-framework');
    expect(build.runtime.ports).toEqual([8080]);
    expect(build.runtime.env).toMatchObject({ PORT: '8080', DOTNET_RUNNING_IN_CONTAINER: 'true' });
    expect(build.runtime.packages).toContain('aspnet-10-runtime');
  });

  test.each([
    [`${EXE}<AzureFunctionsVersion>v4</AzureFunctionsVersion>`, ''],
    [EXE, '<PackageReference Include="Microsoft.Azure.Functions.Worker" Version="2" />'],
  ])('that only the host of Azure Functions can call is refused (%#)', (properties, items) => {
    const [problem] = problemsOf({ 'Api.csproj': project(properties, undefined, items) });
    expect(problem?.message).toContain('the host of Azure Functions');
  });

  test('finds properties that refer to others, and what holds without a condition first', () => {
    const build = detectingOne({
      'Directory.Build.props': '<Project><PropertyGroup><Release>net10.0</Release></PropertyGroup></Project>',
      'Shop.csproj': project(
        `<TargetFramework Condition="'$(Old)' != ''">net6.0</TargetFramework><TargetFramework>$(Release)</TargetFramework><AssemblyName>Acme.$(MSBuildProjectName)</AssemblyName>`,
        WEB,
      ),
    });
    expect(build.build.packages).toEqual(['dotnet-10-sdk']);
    expect(build.runtime.command).toEqual(['dotnet', 'Acme.Shop.dll']);
  });

  test('is built by the SDK of the packages, whatever release global.json names', () => {
    const files = (version: string) => ({
      'global.json': { sdk: { version } },
      'src/Api/Api.csproj': project('<TargetFramework>net9.0</TargetFramework>', WEB),
    });
    const same = detectingOne(files('9.0.304'));
    expect(commandLines(same)[0]).toBe('project="$PWD"/Api.csproj && cd / && dotnet restore "$project"');
    expect(same.build.packages).toEqual(['dotnet-9-sdk']);
    const later = detectingOne(files('10.0.100'));
    expect(later.build.packages).toEqual(['dotnet-10-sdk']);
    expect(later.runtime.packages).toContain('aspnet-9-runtime');
  });

  test('that packs itself for machines without the runtime is published for the one in the image', () => {
    const own =
      '<PublishAot>true</PublishAot><SelfContained>true</SelfContained><RuntimeIdentifier>win-x64</RuntimeIdentifier>';
    const lines = commandLines(detectingOne({ 'Job.csproj': project(EXE + own) }));
    for (const line of lines) expect(line).toMatch(/-p:PublishAot=false -p:SelfContained=false -p:RuntimeIdentifier=$/);
  });

  test('gets the web runtime when one that it refers to needs it', () => {
    const build = detectingOne({
      'Worker/Worker.csproj': project(
        NET10,
        'Microsoft.NET.Sdk.Worker',
        '<ProjectReference Include="..\\Defaults\\Defaults.csproj"/>',
      ),
      'Defaults/Defaults.csproj': project(NET10, undefined, '<FrameworkReference Include="Microsoft.AspNetCore.App"/>'),
    });
    expect(build.metadata.path).toBe('Worker');
    expect(build.runtime.packages).toContain('aspnet-10-runtime');
    expect(build.runtime.ports).toEqual([]);
  });

  test('without cultures gets no data of theirs', () => {
    const files = (more: string) => ({ 'Job.csproj': project(EXE + more) });
    expect(detectingOne(files('')).runtime.packages).toContain('icu');
    expect(detectingOne(files('<InvariantGlobalization>true</InvariantGlobalization>')).runtime.packages).not.toContain(
      'icu',
    );
  });

  test.each<[string, Files, string, string | undefined]>([
    [
      'another endpoint of Kestrel',
      {
        'appsettings.json': {
          Kestrel: { Endpoints: { Tls: { Url: 'https://*:1' }, Shop: { Url: 'http://localhost:5006' } } },
        },
      },
      '5006 (appsettings.json:8)',
      'Kestrel__Endpoints__Shop__Url',
    ],
    [
      'settings of production',
      {
        'appsettings.json': { Urls: 'http://*:1111' },
        'appsettings.Production.json': { Urls: 'http://*:5007;https://*:1' },
      },
      '5007 (appsettings.Production.json:2)',
      'URLS',
    ],
    ['the older file of addresses', { 'hosting.json': { urls: 'http://*:5008' } }, '5008 (hosting.json:2)', 'URLS'],
    [
      'a variable of a launch profile',
      {
        'Properties/launchSettings.json': {
          profiles: {
            http: { applicationUrl: 'http://localhost:1', environmentVariables: { ASPNETCORE_URLS: 'http://+:5009' } },
          },
        },
      },
      '5009 (Properties/launchSettings.json:6)',
      undefined,
    ],
    [
      'a Dockerfile',
      { Dockerfile: 'FROM x\nENV ASPNETCORE_URLS=http://+:5010\nEXPOSE 80\n' },
      '5010 (Dockerfile:2)',
      undefined,
    ],
    ['an example environment', { '.env.example': 'ASPNETCORE_HTTP_PORTS=5011\n' }, '5011 (.env.example:1)', undefined],
    [
      'compose',
      {
        'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      ASPNETCORE_HTTP_PORTS: "5012;5013"\n',
      },
      '5012 (compose.yaml:5)',
      undefined,
    ],
  ])('takes its port from %s', (_what, files, expected, variable) => {
    const build = detectingOne({ 'Shop.csproj': project(NET10, WEB), ...files });
    expect(decision(build, 'port')).toBe(expected);
    const address = `http://0.0.0.0:${expected.slice(0, 4)}`;
    expect(build.runtime.env).toMatchObject({
      ASPNETCORE_URLS: address,
      ...(variable === undefined ? {} : { [variable]: address }),
    });
  });

  test('does not take the address of a launch profile, which templates draw by lot', () => {
    const profiles = { http: { applicationUrl: 'http://localhost:5123' } };
    const build = detectingOne({ 'Shop.csproj': project(NET10, WEB), 'Properties/launchSettings.json': { profiles } });
    expect(build.runtime.ports).toEqual([8080]);
  });

  test('of several in one folder is the one that the start line names', () => {
    const files = { 'A.csproj': project(NET10, WEB), 'B.csproj': project(NET10, WEB), Procfile: 'web: dotnet B.dll\n' };
    expect(detectingOne(files).runtime.command).toEqual(['dotnet', 'B.dll']);
    expect(detecting(files).notices[0]?.message).toContain('which the start line names, and not A.csproj');
  });

  test('listens where its settings put Kestrel', () => {
    const build = detectingOne({
      'Shop.csproj': project(NET10, WEB),
      'appsettings.json': { Kestrel: { Endpoints: { Http: { Url: 'http://0.0.0.0:5005' } } } },
    });
    expect(decision(build, 'port')).toBe('5005 (appsettings.json:5)');
    expect(build.runtime.env.ASPNETCORE_URLS).toBe('http://0.0.0.0:5005');
  });

  test.each([
    ['a test project of MSTest.Sdk', project(EXE, 'MSTest.Sdk/4.0.2'), 'it holds tests'],
    ['an Aspire host', project(EXE, 'Aspire.AppHost.Sdk/13.0.0'), 'it is an Aspire host'],
    ['a desktop program', project(`${EXE}<UseWPF>true</UseWPF>`), 'it is a desktop program'],
    ['a build script', project(EXE, undefined, '<PackageReference Include="Bullseye"/>'), 'it builds other projects'],
    [
      'a library with web parts',
      project(NET10, undefined, '<FrameworkReference Include="Microsoft.AspNetCore.App"/>'),
      'its output is a library',
    ],
    ['a web library', project(`${NET10}<OutputType>Library</OutputType>`, WEB), 'its output is a library'],
  ])('%s is no service', (_, text, because) => {
    expect(problemsOf({ 'Some.csproj': text })[0]?.message).toContain(because);
  });

  test('is restored from all that its projects read on the way', () => {
    const { builds } = detecting({
      'Shop.slnx': '<Solution><Project Path="src/Api/Api.csproj"/><Project Path="libs/Core/Core.csproj"/></Solution>',
      'src/Api/Api.csproj': project(NET10, WEB, '<ProjectReference Include="../../libs/Core/Core.csproj"/>'),
      'libs/Directory.Packages.props': '<Project/>',
      'libs/Core/Core.csproj': '<Project Sdk="Microsoft.NET.Sdk"><Import Project="..\\common.props"/></Project>',
      'libs/common.props': '<Project/>',
      'nuget.config':
        '<configuration><packageSources><add key="a" value="https://example/v3"/></packageSources></configuration>',
    });
    const [restore] = builds[0]?.build.commands ?? [];
    expect(typeof restore === 'object' ? [...(restore.inputs ?? [])].sort() : undefined).toEqual([
      '../../libs/Core/Core.csproj',
      '../../libs/Directory.Packages.props',
      '../../libs/common.props',
      '../../nuget.config',
      'Api.csproj',
    ]);
  });

  test.each([
    [
      'packages lie in the repository',
      {
        'nuget.config': '<configuration><packageSources><add key="a" value="./feed"/></packageSources></configuration>',
      },
    ],
    [
      'only MSBuild knows what is imported',
      { 'Directory.Build.props': '<Project><Import Project="$(Shared)/more.props"/></Project>' },
    ],
  ])('is restored from everything when %s', (_, files) => {
    const [restore] = detectingOne({ 'Shop.csproj': project(NET10, WEB), ...files }).build.commands;
    expect(restore).toMatchObject({ name: 'restore packages' });
    expect(restore).not.toHaveProperty('inputs');
  });

  test('that runs in the browser is served as files, unless a server project serves it', () => {
    const page = { 'Page/Page.csproj': project(NET10, 'Microsoft.NET.Sdk.BlazorWebAssembly') };
    const alone = detectingOne(page);
    expect(alone.metadata).toMatchObject({ build_system: 'dotnet', framework: 'blazor' });
    expect(alone.runtime.copy).toContainEqual({ from: '/root/publish/wwwroot', to: '/srv/www' });
    expect(alone.runtime.command[0]).toBe('nginx');
    const hosted = detectingOne({
      ...page,
      'Shop.slnx': '<Solution><Project Path="Page/Page.csproj"/><Project Path="Web/Web.csproj"/></Solution>',
      'Web/Web.csproj': project(NET10, WEB, '<ProjectReference Include="../Page/Page.csproj"/>'),
    });
    expect(hosted.metadata.path).toBe('Web');
  });

  test('with a name that means something to a shell is built by just that name', () => {
    const [line] = commandLines(detectingOne({ 'My Shop.csproj': project(NET10, WEB) }));
    expect(line).toBe("dotnet restore 'My Shop.csproj'");
  });
});
