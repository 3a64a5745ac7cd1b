import type { SourceFile } from '../../core/sources.ts';

const EXPORTS = /\bexport\s+(?:default\b|const\b|async\b|function\b|\{)|\bmodule\.exports\s*=|\bexports\.\w+\s*=/;
/** Calls that make a process listen, or work on without. */
const RUNS =
  /\b(?:serve|listen|createServer|createAdaptorServer|setInterval|launch|login|connect|consume|process|schedule|start|run|bootstrap|main)\s*\(|\bnew\s+(?:Worker|Server|WebSocketServer|CronJob)\b|\bprocess\.argv\b/;
/** A statement of its own that calls something, other than what adds routes to an application or loads something. */
const STATEMENT =
  /^(?:await |void |new |\(async|\(function|\(\(\))|^(?!require\()(?![\w$]+\.(?:get|post|put|patch|delete|use|set|all|route|register|basePath|onError|notFound|http|cloudEvent)\()[\w$]+(?:\.[\w$]+){0,4}\(/m;

/**
 * Whether a program only exports what something else has to call: a handler, a function, an application. `fetches` says that the
 * interpreter serves a default export that has `fetch`.
 */
export function exportsOnly(entry: SourceFile, others: readonly SourceFile[], fetches: boolean): boolean {
  if (!EXPORTS.test(entry.text) || STATEMENT.test(entry.text)) return false;
  if (
    fetches &&
    /\bexport\s+default\b/.test(entry.text) &&
    /\bfetch\b|from\s*['"](?:hono|elysia|h3)\b/.test(entry.text)
  )
    return false;
  return ![entry, ...others].some(({ text }) => RUNS.test(text));
}
