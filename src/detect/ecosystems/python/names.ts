/** Name of a distribution as indexes compare it (PEP 503). */
export function distributionName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Name and extras of a requirement: `uvicorn[standard]>=0.30; python_version > "3"`. Undefined for options, paths and comments. */
export function parseRequirement(
  line: string,
): { readonly name: string; readonly extras: readonly string[] } | undefined {
  const match = /^[^\S\n]*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?\s*(?:[<>=!~;@(,\s#]|$)/.exec(line);
  if (match === null) return undefined;
  const extras = (match[2] ?? '').split(',').map((extra) => extra.trim());
  return { name: distributionName(match[1] ?? ''), extras: extras.filter((extra) => extra !== '') };
}
