import type { Folder } from './folder.ts';
import type { Hints } from './hint.ts';
import type { Project } from './project.ts';
import type { Draft, SourceLocation } from './types.ts';

/** How one kind of project is built. Definitions are pure: they read the tree through the project and return a draft. */
export interface BuildSystem {
  readonly id: string;
  /** Systems whose manifests also lie in folders that this one builds, or that fit more than their own. */
  readonly before?: readonly string[];
  /** The language family, for messages: `JavaScript`. */
  readonly language: string;
  /** What shows it, for the message that lists what was looked for. */
  readonly looksFor: string;
  /** Names of the files that can show it below the root; `*.ext` stands for all that end so. Conventions count at the root only. */
  readonly manifests?: readonly string[];
  /**
   * `manifest`: a file that only this tool reads. `refusal`: the same of a language that nothing can be built of, which counts where
   * no other manifest lies. `convention`: files that other projects have too, which count where neither does.
   */
  readonly strength: 'manifest' | 'refusal' | 'convention';
  /** Whether it says what runs, but not that it is a program of its own: then it counts at the root only. */
  readonly rootOnly?: boolean;
  /** The file that shows this system, or undefined. Looks at names and, where a name says too little, into one file. */
  recognise(folder: Folder, hints: () => Hints): SourceLocation | undefined;
  /** The plan; undefined when it is no application, with the reason recorded in the project. */
  plan(project: Project): Draft | undefined;
}
