import { commandsOf } from '../../../core/start-line.ts';
import { ifReadable } from '../../../core/manifests/readable.ts';
import { readPackageJson } from '../package-json.ts';
import { flagValue } from '../commands/pattern.ts';
import type { JavascriptView } from '../framework.ts';

/** The folder that the build script tells a tool to write to: `vue-cli-service build --dest public`, `BUILD_PATH=out react-scripts build`. */
export function toldOutput({ folder }: JavascriptView, tool: string, flags: readonly string[]): string | undefined {
  const scripts = ifReadable(() => readPackageJson(folder))?.scripts ?? {};
  for (const words of commandsOf(scripts.build ?? '')) {
    const at = words.indexOf(tool);
    if (at === -1) continue;
    const named = flags.find((flag) => flag.endsWith('=') && words.slice(0, at).some((word) => word.startsWith(flag)));
    const told =
      named === undefined
        ? flagValue(words.slice(at + 1), flags)
        : words.find((word) => word.startsWith(named))?.slice(named.length);
    const path = told?.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
    if (path !== undefined && /^(?!\.\.?(?:\/|$))[\w@.-]+(?:\/(?!\.\.)[\w@.-]+)*$/.test(path)) return path;
  }
  return undefined;
}
