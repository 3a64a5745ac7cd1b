import { aptfileHints } from './aptfile.ts';
import { composeFolders, composeHints } from './compose.ts';
import { continuousIntegrationHints } from './continuous-integration.ts';
import { digitalOceanFolders } from './digitalocean.ts';
import { dockerfileHints } from './dockerfile.ts';
import { envExampleHints } from './env-example.ts';
import { kubernetesHints } from './kubernetes.ts';
import { platformHints } from './platforms.ts';
import { procfileHints, unchosenProcesses } from './procfile.ts';
import { renderJobs } from './render.ts';
import { staticfileHints } from './staticfile.ts';
import type { HintSource } from '../core/hint.ts';

/** Most deliberate first: a Procfile is written to say how to start, an EXPOSE line only mentions it. */
export const HINTS: readonly HintSource[] = [
  {
    id: 'procfile',
    before: [
      'aptfile',
      'platforms',
      'staticfile',
      'kubernetes',
      'compose',
      'dockerfile',
      'env-example',
      'continuous-integration',
    ],
    read: procfileHints,
    unchosen: unchosenProcesses,
  },
  {
    id: 'aptfile',
    before: ['platforms', 'staticfile', 'kubernetes', 'compose', 'dockerfile', 'env-example', 'continuous-integration'],
    read: aptfileHints,
  },
  {
    id: 'platforms',
    before: ['staticfile', 'kubernetes', 'compose', 'dockerfile', 'env-example', 'continuous-integration'],
    read: platformHints,
    folders: digitalOceanFolders,
    jobs: renderJobs,
  },
  {
    id: 'staticfile',
    before: ['kubernetes', 'compose', 'dockerfile', 'env-example', 'continuous-integration'],
    read: staticfileHints,
  },
  {
    id: 'kubernetes',
    before: ['compose', 'dockerfile', 'env-example', 'continuous-integration'],
    read: kubernetesHints,
  },
  {
    id: 'compose',
    before: ['dockerfile', 'env-example', 'continuous-integration'],
    read: composeHints,
    folders: composeFolders,
  },
  { id: 'dockerfile', before: ['env-example', 'continuous-integration'], read: dockerfileHints },
  { id: 'env-example', before: ['continuous-integration'], read: envExampleHints },
  { id: 'continuous-integration', read: continuousIntegrationHints },
];
