import { commandsOf } from '../../core/start-line.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { managerCalled } from './managers/choose.ts';
import { reachedScripts } from './reached-scripts.ts';

/** Packages of the managers that scripts call beside the project's own: `npx only-allow pnpm`, `npm run clean` in a project of Yarn's. */
export function otherManagers(js: JavascriptProject, installed: readonly string[]): readonly string[] {
  const { project, knowledge } = js;
  const packages = new Set<string>();
  for (const manifest of new Set([js.manifest, js.rootManifest])) {
    for (const [name, line] of reachedScripts(manifest)) {
      for (const words of commandsOf(line)) {
        const program = words.find((word) => !/^\w+=/.test(word) && word !== 'cross-env') ?? '';
        const manager = managerCalled(knowledge.managers, program);
        if (manager === undefined || manager === js.manager || installed.includes(manager.id)) continue;
        if (packages.has(manager.id) || !/^(?:npm|pnpm|yarn|bun)$/.test(manager.id)) continue;
        packages.add(manager.id);
        const location = project.folder.where(manifest.fileName, manifest.line('scripts', name));
        project.decide(
          'system packages',
          manager.id,
          `scripts.${name} calls ${program}`,
          manifest === js.manifest ? location : undefined,
        );
      }
    }
  }
  return project.available([...packages], 'scripts call it');
}
