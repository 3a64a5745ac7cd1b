import { printable, say, type Printable } from '../../untrusted/printable.ts';

interface Log {
  readonly info: (message: Printable) => void;
  readonly warning: (message: Printable) => void;
}

/** Says that the cache service could not be used. What a workflow's owner decided is no reason to warn. */
export function tellComplaint(complaint: string, log: Log): void {
  const message = say`The cache of the package index could not be used; going on without it. ${printable(complaint)}`;
  if (/cache (?:read|write) denied:/.test(complaint)) log.info(message);
  else log.warning(message);
}
