import { createHash } from 'node:crypto';
import { file, mkfile, scratch, type State } from '../../llb/index.ts';
import { lineage, parentOf, settled } from '../folders.ts';
import { FIXED_EPOCH } from '../fixed-epoch.ts';
import { realPath, type Tree } from '../real-path.ts';
import { AIDE } from './program.ts';
import { aideDigest, AIDE_PATH, AIDE_TITLE } from './uses.ts';

/** Its bytes for an architecture, as Docker names it. @throws Error for one that has none */
function aideFor(architecture: string): Uint8Array {
  const digest = aideDigest(architecture);
  const bytes = Buffer.from(architecture === 'amd64' ? AIDE.amd64 : AIDE.arm64, 'base64');
  if (createHash('sha256').update(bytes).digest('hex') !== digest) throw new Error('aipack-aide is damaged');
  return bytes;
}

/** A file system with nothing but it, as `/aide`. */
export function aideAlone(architecture: string): State {
  const made = mkfile('/aide', aideFor(architecture), { mode: 0o755, timestamp: FIXED_EPOCH });
  return file(scratch(), [made], { name: '[start] aide' });
}

/** Its layer of an image: the same in every image of an architecture, so that registries and machines have it once. */
export function aideLayer(architecture: string, prefix: string, tree: Tree): State {
  const path = realPath(tree, AIDE_PATH);
  const folders = lineage(parentOf(path));
  const own = { user: 0, group: 0 };
  const made = mkfile(path, aideFor(architecture), { mode: 0o755, owner: own, timestamp: FIXED_EPOCH });
  const actions = [...settled(tree, folders, FIXED_EPOCH), made, ...settled(tree, folders, FIXED_EPOCH)];
  return file(scratch(), actions, { name: `${prefix}[image] ${AIDE_TITLE}` });
}
