import { createHash } from 'node:crypto';
import { file, mkfile, scratch, type State } from '../../llb/index.ts';
import { FIXED_EPOCH } from '../plan-image.ts';
import { AIDE } from './program.ts';

/** Its bytes for an architecture, as Docker names it. @throws Error for one that has none */
export function aideFor(architecture: string): Uint8Array {
  if (architecture !== 'amd64' && architecture !== 'arm64') throw new Error(`no aipack-aide for ${architecture}`);
  const { base64, sha256 } = AIDE[architecture];
  const bytes = Buffer.from(base64, 'base64');
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('aipack-aide is damaged');
  return bytes;
}

/** A file system with nothing but it, as `/aide`. */
export function aideAlone(architecture: string, name: string): State {
  return file(scratch(), [mkfile('/aide', aideFor(architecture), { mode: 0o755, timestamp: FIXED_EPOCH })], { name });
}
