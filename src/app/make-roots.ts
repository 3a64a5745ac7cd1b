import {
  layOutRoot,
  learnPackages,
  packageBlobs,
  packageContents,
  packageSources,
  rootBlobs,
  type ApkPackage,
  type LearntPackage,
  type PackageBlobs,
  type PackageBytes,
  type PackageManagerFiles,
  type PackageNetwork,
} from '../apk/index.ts';
import { ACCOUNT } from '../image/account.ts';
import { pin } from '../image/apk-steps.ts';
import { FIXED_EPOCH } from '../image/plan-image.ts';
import type { IndexStore } from '../wolfi/index.ts';
import { explainPackageError } from './package-problem.ts';
import type { PackageSettings } from './packages.ts';
import { publicLine } from './plan.ts';
import type { MadeRoot, MakeRoots, MakeRootsOptions, PackageSet } from './roots.ts';

/** What making roots needs of the outside. */
export interface PackageOutside extends PackageNetwork {
  /** Where what is known of packages is kept from run to run. */
  readonly store: IndexStore;
  /** Where their data is kept, so that what was fetched to be read is not fetched again to be sent. */
  readonly bytes: PackageBytes;
  readonly onWarning: (message: string) => void;
}

/** Packages that are of no use without keys and repositories. */
const PACKAGE_MANAGERS: ReadonlySet<string> = new Set(['apk-tools']);

/** Makes root file systems of packages from the repositories of the settings. */
export function rootMaker(settings: PackageSettings, outside: PackageOutside): MakeRoots {
  return async (sets, options) => {
    try {
      return await makeRoots(sets, settings, outside, options);
    } catch (error) {
      options.signal.throwIfAborted();
      throw explainPackageError(error);
    }
  };
}

async function makeRoots(
  sets: readonly PackageSet[],
  settings: PackageSettings,
  { bytes, onWarning, store, ...network }: PackageOutside,
  { onProgress, signal }: MakeRootsOptions,
): Promise<readonly MadeRoot[]> {
  const sources = sets.map(({ architecture, packages }) =>
    packageSources({ packages }, architecture, settings.repositories),
  );
  const total = new Set(sources.flat().map(({ checksum }) => checksum)).size;
  let fetched = { done: 0, bytes: 0 };
  const learnt = await learnPackages(sources.flat(), {
    ...network,
    store,
    bytes,
    signal,
    onWarning: ({ message }) => onWarning(message),
    onRead: ({ size }) => {
      fetched = { done: fetched.done + 1, bytes: fetched.bytes + size };
      onProgress({ ...fetched, total });
    },
  });
  const blobs = packageBlobs(learnt, { ...network, bytes });
  const byChecksum = new Map(learnt.map((each) => [each.source.checksum, each]));
  const made: MadeRoot[] = [];
  for (const [index, set] of sets.entries()) {
    const own = (sources[index] ?? [])
      .map(({ checksum }) => byChecksum.get(checksum))
      .filter((each) => each !== undefined);
    made.push(await makeRoot(set, own, settings, blobs, signal));
  }
  return made;
}

async function makeRoot(
  { architecture, packages, stage }: PackageSet,
  learnt: readonly LearntPackage[],
  settings: PackageSettings,
  blobs: PackageBlobs,
  signal: AbortSignal,
): Promise<MadeRoot> {
  const contents = packageContents(({ data }: ApkPackage) => blobs.read(data.digest, 0, undefined, signal));
  const own = learnt.map(({ apk }) => apk);
  const manager = packages.some(({ name }) => PACKAGE_MANAGERS.has(name));
  const image = await layOutRoot(
    own,
    {
      architecture,
      world: packages.map(pin),
      epoch: FIXED_EPOCH,
      accounts: stage === 'runtime' ? [ACCOUNT] : [],
      ...(manager ? { packageManager: managerFiles(settings) } : {}),
    },
    contents,
  );
  return { image, blobs: rootBlobs(image, blobs), packages: own };
}

/** What a package manager in the image finds its packages by: without credentials, which no image holds. */
function managerFiles({ keys, repositories }: PackageSettings): PackageManagerFiles {
  return {
    keys: Object.fromEntries(keys.map(({ name, pem }) => [name, pem])),
    repositories: repositories.map(publicLine),
  };
}
