import { posix } from 'node:path';
import { AipackError, type Problem } from '../../schema/errors.ts';
import { literalPattern, literalSource } from '../../schema/literal-paths.ts';
import {
  SCHEMA_VERSION,
  NONROOT_USER,
  universalBuildSchema,
  type UniversalBuild,
} from '../../schema/universal-build.ts';
import { checkShape } from '../../untrusted/shape.ts';
import { imageName } from './names.ts';
import type { Project } from './project.ts';
import type { Draft } from './types.ts';

/**
 * The name of a service before it is made unique: its manifest's, else what compose or a platform calls it, else its folder's.
 * Of a scoped name the last part. The root of a repository is called like the repository, whatever role it has elsewhere.
 */
export function serviceName(project: Project, draft: Pick<Draft, 'name'>): string {
  const { isRoot, repository, path } = project.folder;
  const folder = isRoot ? repository.name : posix.basename(path);
  const candidates = [draft.name?.split('/').at(-1), isRoot ? undefined : project.hints.name?.value, folder, 'app'];
  return candidates.map((name) => imageName(name ?? '')).find((name) => name !== '') ?? 'app';
}

/**
 * Puts a draft into the shape of the schema, packages sorted and each once.
 * @throws RangeError when the draft keeps a folder that its ecosystem does not list: whoever may build in a scope can write to it, so
 * that all of them have to be known in one place
 * @throws AipackError FEATURE_UNSUPPORTED
 */
export function assemble(project: Project, draft: Draft, name: string): UniversalBuild {
  const { build, runtime } = draft;
  const { caches } = project.folder.repository.knowledge;
  const unknown = (build.cache ?? []).find((path) => !caches.has(path));
  if (unknown !== undefined) throw new RangeError(`${draft.buildSystem} keeps ${unknown}, which no ecosystem lists`);
  const parsed = checkShape(universalBuildSchema, {
    version: SCHEMA_VERSION,
    metadata: {
      project_name: name,
      path: project.folder.path,
      language: draft.language,
      build_system: draft.buildSystem,
      ...(draft.framework === undefined ? {} : { framework: draft.framework }),
      reasoning: project.reasons,
    },
    build: {
      packages: sortedOnce(build.packages),
      env: sortedRecord(build.env),
      commands: build.commands.map(({ run, inputs, name: step }) => ({
        run: run.line,
        name: step,
        ...(inputs === undefined ? {} : { inputs: inputs.map(literalPattern) }),
      })),
      cache: sortedOnce(build.cache ?? []),
      ...(build.platforms === undefined ? {} : { platforms: build.platforms }),
    },
    runtime: {
      packages: sortedOnce(runtime.packages),
      env: sortedRecord(runtime.env),
      copy: runtime.copy.map(({ from, to }) => ({ from: literalSource(from), to })),
      command: runtime.command,
      ports: [...new Set(runtime.ports ?? [])],
      ...(runtime.health === undefined ? {} : { health: { endpoint: runtime.health } }),
      workdir: runtime.workdir ?? '/app',
      user: NONROOT_USER,
    },
  });
  if (parsed.success) return parsed.data;
  throw new AipackError(
    parsed.error.issues.map(({ path, message }): Problem => ({
      code: 'FEATURE_UNSUPPORTED',
      message: `${path.join('.')} of the service ${name}, as the repository has it, ${message}`,
      hint: 'Say in an aipack.yml what it is to be, or bring a Dockerfile.',
      location: { file: project.folder.path },
    })),
  );
}

function sortedOnce(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function sortedRecord(record: Readonly<Record<string, string>> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
