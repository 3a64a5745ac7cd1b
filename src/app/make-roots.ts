import {
  learnPackages,
  packageBlobs,
  packageContents,
  packageSources,
  RootMemory,
  type ApkPackage,
  type PackageBytes,
  type PackageManagerFiles,
  type PackageNetwork,
  type PackageSource,
  type RootOptions,
} from '../apk/index.ts';
import { ACCOUNT } from '../image/account.ts';
import { pin } from '../image/apk-steps.ts';
import { FIXED_EPOCH } from '../image/fixed-epoch.ts';
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
  { anew = false, onProgress, signal }: MakeRootsOptions,
): Promise<readonly MadeRoot[]> {
  const sources = sets.map(({ architecture, packages }) =>
    packageSources({ packages }, architecture, settings.repositories),
  );
  const total = new Set(sources.flat().map(({ checksum }) => checksum)).size;
  let fetched = { done: 0, bytes: 0 };
  const learning = {
    ...network,
    store,
    bytes,
    signal,
    onWarning: ({ message }: { readonly message: string }) => onWarning(message),
    onRead: ({ size }: PackageSource) => {
      fetched = { done: fetched.done + 1, bytes: fetched.bytes + size };
      onProgress({ ...fetched, total });
    },
  };
  const learnt = await learnPackages(sources.flat(), learning);
  const blobs = packageBlobs(learnt, { ...network, bytes });
  const contents = packageContents(({ data }: ApkPackage) => blobs.read(data.digest, 0, undefined, signal));
  const memory = new RootMemory({ store, bytes, onWarning: ({ message }) => onWarning(message) });
  const byChecksum = new Map(learnt.map((each) => [each.source.checksum, each]));
  const made: MadeRoot[] = [];
  for (const [index, set] of sets.entries()) {
    const own = (sources[index] ?? [])
      .map(({ checksum }) => byChecksum.get(checksum))
      .filter((each) => each !== undefined);
    const learnAgain = (): ReturnType<typeof learnPackages> =>
      learnPackages(sources[index] ?? [], { ...learning, whole: true });
    const packages = { learnt: own, blobs, contents, learnAgain };
    const root = await memory.root(packages, rootOptions(set, settings), anew);
    made.push({ ...root, packages: own.map(({ apk }) => apk) });
  }
  return made;
}

function rootOptions({ architecture, packages, stage }: PackageSet, settings: PackageSettings): RootOptions {
  const manager = packages.some(({ name }) => PACKAGE_MANAGERS.has(name));
  return {
    architecture,
    world: packages.map(pin),
    epoch: FIXED_EPOCH,
    accounts: stage === 'runtime' ? [ACCOUNT] : [],
    ...(manager ? { packageManager: managerFiles(settings) } : {}),
  };
}

/** What a package manager in the image finds its packages by: without credentials, which no image holds. */
function managerFiles({ keys, repositories }: PackageSettings): PackageManagerFiles {
  return {
    keys: Object.fromEntries(keys.map(({ name, pem }) => [name, pem])),
    repositories: repositories.map(publicLine),
  };
}
