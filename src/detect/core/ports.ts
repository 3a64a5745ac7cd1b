import { asPort } from './hint.ts';
import type { Project } from './project.ts';
import { firstHit, type SourceFile } from './sources.ts';
import type { Stated } from './stated-arguments.ts';
import type { Found } from './types.ts';

export interface PortScan {
  readonly port?: Found<number>;
  /** Whether the environment variable PORT decides. */
  readonly readsPort: boolean;
}

/** How a language's source names its port; every pattern captures it as group `port`. */
export interface PortPatterns {
  /** PORT with a default. */
  readonly withDefault: readonly RegExp[];
  /** A fixed port. */
  readonly literal: readonly RegExp[];
  /** Any mention of PORT in the environment. */
  readonly mention: readonly RegExp[];
}

/** Ports of shells, mail, databases, queues and profilers: no visitor asks for a page there. */
const OTHERS = new Set([
  22, 25, 110, 143, 465, 587, 993, 995, 1025, 1110, 1433, 2525, 3306, 5432, 5672, 6060, 6379, 9200, 11211, 27017,
]);

/** Whether a port is known for something else than pages. */
export function isOther(port: number): boolean {
  return OTHERS.has(port);
}

function isServed({ groups }: RegExpExecArray): boolean {
  return !isOther(Number(groups?.port));
}

/** Where a server listens, by what its source says. */
export function scanPorts(files: readonly SourceFile[], patterns: PortPatterns): PortScan {
  const hit = firstHit(files, patterns.withDefault, isServed);
  const port = asPort(hit?.match.groups?.port);
  if (hit !== undefined && port !== undefined) {
    return {
      readsPort: true,
      port: { value: port, because: 'the source listens on PORT, or else here', location: hit.location },
    };
  }
  const literal = firstHit(files, patterns.literal, isServed);
  const fixed = asPort(literal?.match.groups?.port);
  return {
    readsPort: firstHit(files, patterns.mention) !== undefined,
    ...(literal === undefined || fixed === undefined
      ? {}
      : { port: { value: fixed, because: 'the source listens here', location: literal.location } }),
  };
}

/** The same where the words that the program is started with say where. */
export function withStated(scan: PortScan, told: Stated | undefined): PortScan {
  return told?.port === undefined ? scan : { ...scan, port: { ...told.hint, value: told.port } };
}

/** The port of a service: what its source says, else what other tools' files say, else what is usual for it. */
export function decidePort(project: Project, scan: PortScan, usual?: Found<number>): number | undefined {
  const found = scan.port ?? project.hints.port ?? usual;
  if (found === undefined) return undefined;
  if (scan.readsPort && found.value < 1024) {
    return project.decide(
      'port',
      8080,
      `${found.because}: ${found.value}, but not every platform lets a process without privileges listen there, and PORT can say another`,
      found.location,
    );
  }
  return project.accept('port', found);
}

/** PORT for a service that reads it; others would only be misled by it. */
export function portEnv(port: number | undefined, reads: boolean): Readonly<Record<string, string>> {
  return port === undefined || !reads ? {} : { PORT: String(port) };
}

/** A call that listens: on every address, or on the machine's own alone. A port 0 is a test's. */
const EVERYWHERE =
  /["'`[(](?:0\.0\.0\.0|\[::\]|::)\b|\[\s*0,\s*0,\s*0,\s*0\s*\]|UNSPECIFIED|"tcp[46]?",\s*":\d|\(\s*":\d/;
const LOOPBACK =
  /\b(?:bind|listen|Listen|ListenAndServe|from|serve|run|Run|Start)\(\s*(?:"tcp[46]?",\s*)?\(*(?:["'](?:127\.0\.0\.1|localhost)(?::(?!0["'])|["'])|\[\s*127,\s*0,\s*0,\s*1\s*\])/;

/** Tells that nobody outside of its container can reach a service that listens on the loopback address only. */
export function noticeLoopback(project: Project, files: readonly SourceFile[]): void {
  if (files.some(({ text }) => EVERYWHERE.test(text))) return;
  const hit = firstHit(files, [LOOPBACK]);
  if (hit === undefined) return;
  project.notice(
    'LISTENS_ON_LOOPBACK',
    'the source listens on the loopback address, which nothing outside of the container reaches; listen on 0.0.0.0, or let the environment say where',
    hit.location,
  );
}
