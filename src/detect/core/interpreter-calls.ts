import type { Project } from './project.ts';
import type { Interpreter } from './start-words.ts';
import { NO_TOOLCHAIN, type ToolCall, type Toolchain } from './tool-call.ts';

/** The answer of a family whose interpreters run scripts of another family's build: the package that brings each, and nothing to install. */
export function interpreterCalls(interpreters: readonly Interpreter[]) {
  return (project: Project, calls: readonly ToolCall[]): Toolchain | undefined => {
    const packages = calls.flatMap(({ words, because, location }) => {
      const family = interpreters.find(({ program }) => program === words[0])?.family;
      if (family === undefined) return [];
      project.decide('other toolchain', words.slice(0, 4).join(' '), because, location);
      return [project.stream(family).package];
    });
    return packages.length === 0 ? undefined : { ...NO_TOOLCHAIN, packages };
  };
}
