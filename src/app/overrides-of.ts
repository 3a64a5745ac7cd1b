import type { UniversalBuild } from '../schema/universal-build.ts';

/** What an `aipack.yml` would say of a build. What is empty or as everywhere is left out. */
export function overridesOf({ build, runtime }: UniversalBuild): object {
  return {
    build: withoutEmpty({
      packages: build.packages,
      env: build.env,
      commands: build.commands,
      cache: build.cache,
      ...(build.platforms === undefined ? {} : { platforms: build.platforms }),
    }),
    runtime: withoutEmpty({
      packages: runtime.packages,
      env: runtime.env,
      copy: runtime.copy,
      command: runtime.command,
      ports: runtime.ports,
      ...(runtime.health === undefined ? {} : { health: runtime.health }),
    }),
  };
}

function withoutEmpty(fields: Readonly<Record<string, object | string>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => Object.keys(value).length > 0));
}
