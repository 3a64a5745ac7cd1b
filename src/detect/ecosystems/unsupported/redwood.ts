import type { BuildSystem } from '../../core/build-system.ts';
import { asString } from '../../core/manifests/document.ts';

const FILE = 'redwood.toml';

/** Redwood is started by a tool of its own, as two programs, unless the project says how. */
export const redwood: BuildSystem = {
  id: 'redwood',
  before: ['javascript'],
  language: 'JavaScript',
  looksFor: '',
  manifests: [FILE],
  strength: 'manifest',
  recognise: (folder) => (folder.has(FILE) ? folder.where(FILE) : undefined),
  plan(project) {
    const { folder, hints } = project;
    const start = asString(folder.json('package.json')?.get('scripts', 'start'));
    if (start !== undefined || hints.start !== undefined) return undefined;
    project.problem(
      'FEATURE_UNSUPPORTED',
      "this is a Redwood project, whose two sides Redwood's own tool starts, and nothing says how they are to run",
      'Add a script `start` to package.json that serves it, with @redwoodjs/core among the dependencies rather than the development dependencies; or bring a Dockerfile, which `yarn rw setup docker` writes.',
      folder.where(FILE),
    );
    return undefined;
  },
};
