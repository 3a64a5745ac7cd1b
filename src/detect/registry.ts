import { c } from './ecosystems/c/index.ts';
import { cobolPrograms } from './ecosystems/cobol/index.ts';
import { dartPrograms } from './ecosystems/dart/index.ts';
import { denoPrograms } from './ecosystems/deno/index.ts';
import { dotnetProjects } from './ecosystems/dotnet/index.ts';
import { elixir } from './ecosystems/elixir/index.ts';
import { goModules } from './ecosystems/go/index.ts';
import { java } from './ecosystems/java/index.ts';
import { javascriptEcosystem, type JavascriptAdditions } from './ecosystems/javascript/index.ts';
import { phpProjects } from './ecosystems/php/index.ts';
import { pythonProjects } from './ecosystems/python/index.ts';
import { rubyProjects } from './ecosystems/ruby/index.ts';
import { rust } from './ecosystems/rust/index.ts';
import { shellPrograms } from './ecosystems/shell/index.ts';
import { staticPages } from './ecosystems/static/index.ts';
import { unsupported } from './ecosystems/unsupported/index.ts';
import { zigPrograms } from './ecosystems/zig/index.ts';
import type { Ecosystem } from './core/ecosystem.ts';
import type { HintSource } from './core/hint.ts';
import type { DetectionRegistry } from './core/tables.ts';
import { HINTS } from './hints/index.ts';

/** What a caller knows beside what is known here. */
export interface Additions {
  readonly ecosystems?: readonly Ecosystem[];
  readonly hints?: readonly HintSource[];
  readonly javascript?: JavascriptAdditions;
}

/** Everything that detection knows, and the only place that names it all. */
export function createRegistry({ ecosystems = [], hints = [], javascript }: Additions = {}): DetectionRegistry {
  return {
    ecosystems: [
      c,
      cobolPrograms,
      dartPrograms,
      denoPrograms,
      dotnetProjects,
      elixir,
      goModules,
      java,
      javascriptEcosystem(javascript),
      phpProjects,
      pythonProjects,
      rubyProjects,
      rust,
      shellPrograms,
      staticPages,
      unsupported,
      zigPrograms,
      ...ecosystems,
    ],
    hints: [...HINTS, ...hints],
  };
}

export const REGISTRY: DetectionRegistry = createRegistry();
