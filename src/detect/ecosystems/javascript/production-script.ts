import { lookup } from '../../../untrusted/lookup.ts';

const DEVELOPMENT = /\bNODE_ENV=dev|--mode[ =]dev|\bAPP_ENV=dev/;

/** The first of these scripts that there is; one that builds for development only where there is no other. */
export function forProduction(
  scripts: Readonly<Record<string, string>>,
  names: readonly string[],
  fits: (name: string, line: string) => boolean = () => true,
): string | undefined {
  const found = names.filter((name) => {
    const line = lookup(scripts, name);
    return line !== undefined && fits(name, line);
  });
  return found.find((name) => !DEVELOPMENT.test(lookup(scripts, name) ?? '')) ?? found[0];
}
