import type { BuildSystem } from '../../core/build-system.ts';
import type { JavascriptKnowledge } from './knowledge.ts';
import { MANIFEST_NAMES } from './package-json.ts';
import { planJavascript } from './plan.ts';

/** A package.json, whichever package manager it is for: they share the manifest, and it tells which one. */
export function javascript(knowledge: JavascriptKnowledge): BuildSystem {
  return {
    id: 'javascript',
    before: ['nx'],
    language: 'JavaScript',
    looksFor: 'package.json',
    manifests: MANIFEST_NAMES,
    strength: 'manifest',
    recognise(folder) {
      const name = folder.first(...MANIFEST_NAMES);
      return name === undefined ? undefined : folder.where(name);
    },
    plan: (project) => planJavascript(project, knowledge),
  };
}
