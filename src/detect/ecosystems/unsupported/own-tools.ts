import { AipackError } from '../../../schema/errors.ts';
import type { BuildSystem } from '../../core/build-system.ts';
import { asString } from '../../core/manifests/document.ts';

interface OwnTool {
  readonly id: string;
  /** What each such project has. */
  readonly file: string;
  readonly message: string;
  readonly hint: string;
  /** The tool as a start line names it, where that is no way to run in an image. */
  readonly tool?: string;
}

/** Frameworks of JavaScript that a tool of their own builds or starts. */
const TOOLS: readonly OwnTool[] = [
  {
    id: 'meteor',
    file: '.meteor/release',
    message: 'this is a Meteor project, which only the tool of its own release builds, and no package has that',
    hint: 'Bring a Dockerfile that runs `meteor build`, or add a script `start` that runs what it made.',
    tool: 'meteor',
  },
  {
    id: 'redwood',
    file: 'redwood.toml',
    message:
      "this is a Redwood project, whose two sides Redwood's own tool starts, and nothing says how they are to run",
    hint: 'Add a script `start` to package.json that serves it, with @redwoodjs/core among the dependencies rather than the development dependencies; or bring a Dockerfile, which `yarn rw setup docker` writes.',
  },
];

/** A refusal by name for each, unless the project itself says how it starts. */
export const ownTools: readonly BuildSystem[] = TOOLS.map(({ id, file, message, hint, tool }) => ({
  id,
  before: ['javascript'],
  language: 'JavaScript',
  looksFor: '',
  manifests: [file],
  strength: 'manifest',
  recognise: (folder) => (folder.has(file) ? folder.where(file) : undefined),
  plan({ folder, hints }) {
    const start = hints.start?.value ?? asString(folder.json('package.json')?.get('scripts', 'start'));
    if (start !== undefined && (tool === undefined || !start.includes(tool))) return undefined;
    // Nothing else that lies there builds it either.
    throw new AipackError({ code: 'FEATURE_UNSUPPORTED', message, hint, location: folder.where(file) });
  },
}));
