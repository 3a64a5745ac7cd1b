import type { Definition } from '../../llb/index.ts';
import { BuildkitError } from '../errors.ts';
import type { PongResponse } from '../../proto/gateway.ts';

/** The first BuildKit with a capability, for those that came after the oldest supported one. */
const since: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'exec.mount.cache.content': '0.13',
    'exporter.multiple': '0.13',
    'source.metaresolver': '0.13',
    'file.copy.alwaysreplaceexistingdestpaths': '0.14',
    'exec.validexitcode': '0.17',
    'file.copy.modestring': '0.17',
    'file.symlink.create': '0.19',
    'exec.meta.cdi': '0.20',
    'source.http.auth': '0.21',
    'source.git.checksum': '0.22',
    'source.git.skipsubmodules': '0.24',
    'source.image.checksum': '0.25',
    'file.copy.requiredpaths': '0.26',
  }),
);

/** What a daemon can do, by the names that the protocol has for it. */
export interface Capabilities {
  /** Of the graph: `exec.validexitcode`, `mergeop`… */
  readonly llb: ReadonlySet<string>;
  /** Of the gateway: `gateway.evaluate`, `source.metaresolver`… */
  readonly gateway: ReadonlySet<string>;
  /** Why a capability of the graph that is known is switched off. */
  readonly disabled: ReadonlyMap<string, string>;
}

export function readCapabilities(pong: PongResponse): Capabilities {
  const enabled = (caps: PongResponse['LLBCaps']): ReadonlySet<string> =>
    new Set(caps.filter((cap) => cap.Enabled).map((cap) => cap.ID));
  const disabled = pong.LLBCaps.filter((cap) => !cap.Enabled);
  return {
    llb: enabled(pong.LLBCaps),
    gateway: enabled(pong.FrontendAPICaps),
    disabled: new Map(disabled.map((cap) => [cap.ID, cap.DisabledReasonMsg])),
  };
}

/**
 * Refuses a graph that needs more than the daemon has, which would otherwise be built differently without a word.
 *
 * @throws BuildkitError UNSUPPORTED
 */
export function checkCapabilities(definition: Definition, capabilities: Capabilities): void {
  const needed = new Set(Object.values(definition.metadata).flatMap((metadata) => Object.keys(metadata.caps ?? {})));
  const missing = [...needed].filter((cap) => !capabilities.llb.has(cap)).sort();
  if (missing.length === 0) return;
  const reasons = missing.map((cap) => {
    const version = since.get(cap);
    const reason = capabilities.disabled.get(cap);
    return `${cap}${version === undefined ? '' : ` (BuildKit ${version})`}${reason ? `: ${reason}` : ''}`;
  });
  throw new BuildkitError('UNSUPPORTED', `The daemon can't do what the build needs: ${reasons.join(', ')}`, {
    hint: 'Use a newer BuildKit; with Docker, one that has the containerd image store on.',
  });
}
