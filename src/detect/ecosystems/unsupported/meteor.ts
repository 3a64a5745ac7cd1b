import { AipackError } from '../../../schema/errors.ts';
import type { BuildSystem } from '../../core/build-system.ts';
import { asString } from '../../core/manifests/document.ts';

const FILE = '.meteor/release';

/** Meteor builds with a tool that it brings from its own servers, in the release that the project names. */
export const meteor: BuildSystem = {
  id: 'meteor',
  before: ['javascript'],
  language: 'JavaScript',
  looksFor: '',
  manifests: [FILE],
  strength: 'manifest',
  recognise: (folder) => (folder.has(FILE) ? folder.where(FILE) : undefined),
  plan(project) {
    const { folder, hints } = project;
    const start = hints.start?.value ?? asString(folder.json('package.json')?.get('scripts', 'start')) ?? 'meteor';
    if (!/\bmeteor\b/.test(start)) return undefined;
    // Nothing else that lies there builds it either.
    throw new AipackError({
      code: 'FEATURE_UNSUPPORTED',
      message: 'this is a Meteor project, which only the tool of its own release builds, and no package has that',
      hint: 'Bring a Dockerfile that runs `meteor build`, or add a script `start` that runs what it made.',
      location: folder.where(FILE),
    });
  },
};
