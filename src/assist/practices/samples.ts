/**
 * The smallest project of a language family that its rules make a plan of, by the id of the ecosystem: what the rules do with it is
 * what is told of the family, so that nothing is written down twice.
 */
export const SAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  c: {
    'CMakeLists.txt':
      'cmake_minimum_required(VERSION 3.20)\nproject(app C)\nadd_executable(app main.c)\ninstall(TARGETS app)\n',
    'main.c': 'int main(void) { return 0; }\n',
  },
  deno: {
    'deno.json': '{"tasks":{"start":"deno run --allow-net main.ts"}}',
    'main.ts': 'Deno.serve(() => new Response("ok"));\n',
  },
  dotnet: {
    'App.csproj':
      '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>',
    'Program.cs': 'WebApplication.CreateBuilder(args).Build().Run();\n',
  },
  elixir: {
    'mix.exs':
      'defmodule App.MixProject do\n  use Mix.Project\n  def project, do: [app: :app, version: "0.1.0", deps: deps()]\n  def application, do: [mod: {App, []}]\n  defp deps, do: [{:bandit, "~> 1.0"}]\nend\n',
    'lib/app.ex': 'defmodule App do\n  use Application\nend\n',
  },
  go: { 'go.mod': 'module example.com/app\n\ngo 1.26\n', 'main.go': 'package main\n\nfunc main() {}\n' },
  java: {
    'pom.xml':
      '<project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>app</artifactId><version>1</version><packaging>jar</packaging><properties><maven.compiler.release>21</maven.compiler.release></properties><build><plugins><plugin><artifactId>maven-jar-plugin</artifactId><configuration><archive><manifest><mainClass>com.example.App</mainClass></manifest></archive></configuration></plugin></plugins></build></project>',
    'src/main/java/com/example/App.java':
      'package com.example;\npublic class App { public static void main(String[] args) {} }\n',
  },
  javascript: {
    'package.json': '{"name":"app","scripts":{"build":"node build.js","start":"node server.js"}}',
    'package-lock.json': '{"name":"app","lockfileVersion":3,"packages":{"":{"name":"app"}}}',
    'server.js': 'require("http").createServer().listen(process.env.PORT || 3000);\n',
    'build.js': '\n',
  },
  php: { 'index.php': '<?php echo "ok";\n', 'composer.json': '{"require":{"php":"^8.4"}}' },
  python: {
    'requirements.txt': 'flask==3.1.0\ngunicorn==23.0.0\n',
    'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
  },
  ruby: {
    Gemfile: 'source "https://rubygems.org"\ngem "sinatra"\ngem "puma"\n',
    'Gemfile.lock':
      'GEM\n  remote: https://rubygems.org/\n  specs:\n    puma (6.4.0)\n    sinatra (4.0.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  puma\n  sinatra\n',
    'config.ru': 'run Sinatra::Application\n',
  },
  rust: {
    'Cargo.toml': '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2024"\n',
    'src/main.rs': 'fn main() {}\n',
  },
  shell: { 'start.sh': 'exec sleep 1\n' },
  static: { 'index.html': '<!doctype html><title>app</title>\n' },
  zig: {
    'build.zig':
      'const std = @import("std");\npub fn build(b: *std.Build) void {\n    const exe = b.addExecutable(.{ .name = "app", .root_source_file = b.path("src/main.zig") });\n    b.installArtifact(exe);\n}\n',
    'src/main.zig': 'pub fn main() void {}\n',
  },
};
