import type { BuildSystem } from '../../core/build-system.ts';
import type { JavascriptKnowledge } from './knowledge.ts';
import { JAVASCRIPT, manifestIn, PACKAGE_JSON } from './package-json.ts';
import { planJavascript } from './plan.ts';

/** A package.json, whichever package manager it is for: they share the manifest, and it tells which one. */
export function javascript(knowledge: JavascriptKnowledge): BuildSystem {
  return {
    id: JAVASCRIPT,
    before: ['nx'],
    language: 'JavaScript',
    looksFor: PACKAGE_JSON,
    manifests: [PACKAGE_JSON, ...knowledge.managers.flatMap(({ manifests }) => manifests)],
    strength: 'manifest',
    recognise(folder) {
      const name = manifestIn(folder);
      return name === undefined ? undefined : folder.where(name);
    },
    plan: (project) => planJavascript(project, knowledge),
  };
}
