/** What a log tells of why its program does not work. */
export type LogCauseKind =
  | 'address-taken'
  | 'database'
  | 'memory'
  | 'missing-file'
  | 'missing-module'
  | 'missing-program'
  | 'missing-variable'
  | 'permission';

export interface LogCause {
  readonly kind: LogCauseKind;
  /** The line that tells. */
  readonly line: string;
  /** The file, module, variable or address that it names. */
  readonly what?: string;
}

/**
 * The most telling kind first: a program that can't reach its database may go on to say that something else is missing. The first
 * group of each pattern is what a line names.
 */
const SIGNS: Readonly<Record<LogCauseKind, readonly RegExp[]>> = {
  memory: [/heap out of memory|OutOfMemoryError|^MemoryError|cannot allocate memory/i],
  'missing-program': [/^aipack-aide: can't start (.+): no such file$/],
  'address-taken': [/EADDRINUSE|address (?:already )?in use/i],
  database: [
    /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ([^\s'",]+)/,
    /connect ECONNREFUSED ([^\s'",]+)/,
    /dial tcp ([^\s"]+): connect: connection refused/,
    /dial tcp: lookup ([^\s:"]+)/,
    /connection to server (?:at|on socket) "([^"]+)"/,
    /could not translate host name "([^"]+)"/,
    /can't connect to [^'"]*['"]([^'"]+)['"]/i,
    /connection to (\S+:\d+) refused/i,
    /connecting to (\S+:\d+)\. /,
    /can't reach database server at `?([^\s`]+)/i,
    /UnknownHostException: (\S+)/,
    /SQLSTATE\[(?:HY000|08006)\] \[(?:2002|7)\]/,
    /Mongo(?:ServerSelection|Network)Error|Communications link failure|failed to lookup address information/,
    /connection refused|ConnectException|ECONNREFUSED|Temporary failure in name resolution|Name or service not known/i,
  ],
  'missing-variable': [
    /^KeyError: '([A-Z][A-Z0-9_]*)'$/,
    /key not found: "([A-Z][A-Z0-9_]*)"/,
    /missing `(secret_key_base)`/i,
    /could not resolve placeholder '([^']+)'/i,
    /(?:environment|env) variables?:? ["'`]?([A-Z][A-Z0-9_]+)\b/i,
    /\b(?!E[A-Z]+_)([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b[^A-Z]{1,40}\b(?:not set|required|missing|must be|not defined|undefined|unset|empty)\b/,
    /\b(?:missing|requires?|set|provide|define) [^A-Z]{0,40}\b(?!E[A-Z]+_)([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/i,
  ],
  permission: [
    /(?:EACCES|EROFS|EPERM)\b[^'"]{0,80}['"]([^'"]+)['"]/,
    /(?:permission denied|read-only file system):? ['"]([^'"]+)['"]/i,
    /(?<!\S)(\/[^\s:]+): (?:permission denied|read-only file system)/i,
    /\b(?:EACCES|EROFS|permission denied|read-only file system)\b/i,
  ],
  'missing-file': [
    /cannot find module ['"](\/[^'"]+)['"]$/i,
    /can't open file '([^']+)'/,
    /could not import module "([^"]+)"/i,
    /could not open input file: (\S+)/i,
    /unable to access jarfile (\S+)/i,
    /no such file or directory -- (\S+) \(LoadError\)/,
    /can(?:'t|not) open '?([^\s:']+)'?: no such file/i,
    /module not found "([^"]+)"/i,
    /could not find or load main class (\S+)/i,
    /ENOENT: no such file or directory, \w+ '([^']+)'/,
    /stat ([^\s:]+): no such file or directory/,
  ],
  'missing-module': [
    /cannot find (?:module|package) ['"]([^'"]+)['"]/i,
    /no module named ['"]?([\w.]+)/i,
    /cannot load such file -- (\S+)/,
    /could not find (\S+) in /i,
    /(?:ClassNotFoundException|NoClassDefFoundError): (\S+)/,
    /could not load file or assembly '([^',]+)/i,
    /(?<!\S)([^\s:]+): cannot open shared object file/,
    /class "([^"]+)" not found/i,
    /failed opening required '([^']+)'/i,
  ],
};

/** Characters of a line that are read. */
const LONGEST_LINE = 500;

/** What a log tells, if it tells anything. */
export function causeInLog(lines: readonly string[]): LogCause | undefined {
  const read = lines.map((line) => line.trim().slice(0, LONGEST_LINE));
  for (const [kind, patterns] of Object.entries(SIGNS) as [LogCauseKind, readonly RegExp[]][]) {
    for (const pattern of patterns) {
      for (const line of read) {
        const found = pattern.exec(line);
        if (found === null) continue;
        const [, what] = found;
        return { kind, line, ...(what === undefined ? {} : { what }) };
      }
    }
  }
  return undefined;
}
