import type { Folder } from '../core/folder.ts';
import { appEngineHints } from './app-engine.ts';
import { digitalOceanHints } from './digitalocean.ts';
import { flyHints } from './fly.ts';
import { herokuHints } from './heroku.ts';
import { readHints, type Hints, type HintSource } from '../core/hint.ts';
import { inOrder } from '../core/order.ts';
import { netlifyHints } from './netlify.ts';
import { nixpacksHints } from './nixpacks.ts';
import { projectTomlHints } from './project-toml.ts';
import { railwayHints } from './railway.ts';
import { renderHints } from './render.ts';
import { vercelHints } from './vercel.ts';

/** Those that run containers before those for functions and files, and tools that only build last. */
const PLATFORMS: readonly HintSource[] = inOrder([
  { id: 'app-engine', before: ['netlify'], read: appEngineHints },
  { id: 'digitalocean', before: ['app-engine'], read: digitalOceanHints },
  { id: 'fly', before: ['heroku'], read: flyHints },
  { id: 'heroku', before: ['digitalocean'], read: herokuHints },
  { id: 'netlify', before: ['vercel'], read: netlifyHints },
  { id: 'nixpacks', before: ['project-toml'], read: nixpacksHints },
  { id: 'project-toml', read: projectTomlHints },
  { id: 'railway', before: ['render'], read: railwayHints },
  { id: 'render', before: ['fly'], read: renderHints },
  { id: 'vercel', before: ['nixpacks'], read: vercelHints },
]);

/** Configuration of hosting platforms that build from source. */
export function platformHints(folder: Folder): Hints {
  return readHints(PLATFORMS, folder);
}
