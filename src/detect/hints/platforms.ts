import type { Folder } from '../core/folder.ts';
import { appEngineHints } from './app-engine.ts';
import { digitalOceanHints } from './digitalocean.ts';
import { flyHints } from './fly.ts';
import { herokuHints } from './heroku.ts';
import { firstAnswers, type Hints } from '../core/hint.ts';
import { netlifyHints } from './netlify.ts';
import { nixpacksHints } from './nixpacks.ts';
import { projectTomlHints } from './project-toml.ts';
import { railwayHints } from './railway.ts';
import { renderHints } from './render.ts';
import { vercelHints } from './vercel.ts';

/** In this order: those that run containers before those for functions and files, and tools that only build last. */
const PLATFORMS: readonly ((folder: Folder) => Hints)[] = [
  railwayHints,
  renderHints,
  flyHints,
  herokuHints,
  digitalOceanHints,
  appEngineHints,
  netlifyHints,
  vercelHints,
  nixpacksHints,
  projectTomlHints,
];

/** Configuration of hosting platforms that build from source. */
export function platformHints(folder: Folder): Hints {
  return firstAnswers(PLATFORMS.map((read) => read(folder)));
}
