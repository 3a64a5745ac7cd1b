/** Hosts that a tool could not reach, in the words of resolvers and of tools. */
const UNREACHED =
  /(?:ENOTFOUND|EAI_AGAIN|[Cc]ould not resolve host:?|no such host|name resolution|Name or service not known|failed to lookup address|dial tcp: lookup|client error \(Connect\)|FailedToOpenSocket|ConnectionRefused|getaddrinfo)/;
const HOST = /\b((?:[a-z0-9-]+\.)+(?:app|com|dev|io|land|net|org|rs|sh))\b/g;
/** Python's index in the lab has other versions than a project pins. */
const NO_WHEEL = /(?:No matching distribution found for|Could not find a version that satisfies the requirement) (\S+)/;
const COMPLAINT =
  /\b(?:error|ERR_|ERR!|fail|fatal|cannot|can't|not found|no such|unable|denied|missing|invalid|panic)/i;

/** What from outside a failed build asked for and the lab has not; undefined where it failed for another reason. */
export function missingOutside(output: string): string | undefined {
  const wheel = NO_WHEEL.exec(output)?.[1];
  if (wheel !== undefined) return `PyPI (${wheel})`;
  // node-gyp, which asks for Node's headers, says what it asked for and in another line that the network was to blame.
  const blamed = output.includes('related to network connectivity');
  const lines = output.split('\n').filter((line) => UNREACHED.test(line) || (blamed && line.includes(' http GET ')));
  if (lines.length === 0) return undefined;
  const hosts = lines.flatMap((line) => [...line.matchAll(HOST)].map(([host]) => host));
  return hosts.find((host) => host !== 'registry.npmjs.org') ?? 'a host that it does not name';
}

/** The line that says most of why something ended. */
export function mainLine(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^\s*at /.test(line));
  const found =
    lines.find((line) => COMPLAINT.test(line) && !/npm (?:warn|notice)/.test(line)) ?? lines.at(-1) ?? 'no output';
  return found.slice(0, 240);
}
