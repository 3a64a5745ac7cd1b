interface Log {
  readonly info: (message: string) => void;
  readonly warning: (message: string) => void;
}

/** Says that the cache service could not be used. What a workflow's owner decided is no reason to warn. */
export function tellComplaint(complaint: string, log: Log): void {
  const message = `The cache of the package index could not be used; going on without it. ${complaint}`;
  if (/cache (?:read|write) denied:/.test(complaint)) log.info(message);
  else log.warning(message);
}
