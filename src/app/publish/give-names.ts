import { RegistryError, type Manifest, type Reference } from '../../oci/index.ts';
import { publishImage, type PublishTools } from './publish-image.ts';

/** Names that an image should have, beside one that it has. */
export interface Lacking {
  readonly from: Reference;
  readonly root: Manifest;
  readonly names: readonly Reference[];
}

/**
 * Gives images that a registry has further names, in their repository or others. Nothing is lost where that fails: what can't be done so is
 * pushed by the daemon, which then tells why it can't.
 */
export async function giveNames(lacking: readonly Lacking[], tools: PublishTools): Promise<boolean> {
  try {
    for (const { from, names, root } of lacking) {
      await publishImage([{ ...from, digest: root.digest }], root, names, tools);
    }
    return true;
  } catch (error) {
    if (error instanceof RegistryError) return false;
    throw error;
  }
}
