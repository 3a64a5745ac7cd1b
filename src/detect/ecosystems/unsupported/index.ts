import type { Ecosystem } from '../../core/ecosystem.ts';
import { missingToolchains } from './missing-toolchain.ts';

/** Languages that Wolfi has no toolchain for. */
export const unsupported: Ecosystem = {
  id: 'unsupported',
  buildSystems: missingToolchains,
  workspaces: [],
  workspaceFiles: [],
  sharedFiles: [],
  noise: { folders: [], beside: new Map() },
  testFiles: [],
  dependencyFolders: [],
  builders: [],
  interpreters: [],
  probes: [],
};
