import { posix } from 'node:path';
import type { JvmFramework, JvmView } from '../framework.ts';

export const dropwizard: JvmFramework = {
  id: 'dropwizard',
  before: ['javalin'],
  dependencies: ['io.dropwizard:*'],
  portInConfiguration: true,
  port: 8080,
  programArguments(view) {
    if (!view.sources().some(({ text }) => /\bextends\s+Application\s*<|:\s*Application\s*</.test(text)))
      return { arguments: [], files: [] };
    const file = configuration(view);
    return file === undefined
      ? { arguments: ['server'], files: [] }
      : { arguments: ['server', file], files: [{ from: file, to: file }] };
  },
  env(_port, view) {
    const file = configuration(view);
    const text = file === undefined ? '' : (view.config(file)?.text ?? '');
    const hosts = text.matchAll(/\bbindHost:[ \t]*["']?\$\{(\w{1,60}):-(?:127\.0\.0\.1|localhost)\}/g);
    return Object.fromEntries([...hosts].map(([, name = '']) => [name, '0.0.0.0']));
  },
  configuredPort(view) {
    const file = configuration(view);
    const text = file === undefined ? undefined : view.config(file);
    const match =
      /\bapplicationConnectors:[\s\S]{0,200}?\bport:\s*(\S+)|\bconnector:[\s\S]{0,200}?\bport:\s*(\S+)/.exec(
        text?.text ?? '',
      );
    const value = match?.[1] ?? match?.[2];
    return text === undefined || match === null || value === undefined
      ? undefined
      : { value, because: 'the configuration says so', location: text.where(match.index + match[0].length - 1) };
  },
};

/** Where the file lies that `server` is given: beside the manifest, or among what a Dockerfile picks out of the build. */
const FOLDERS = ['.', 'config', 'conf', 'src/main/resources', 'src/main/resources/config', 'src/main/config'];

/** The first file there with a section of Dropwizard's. */
function configuration({ folder }: JvmView): string | undefined {
  const files = FOLDERS.flatMap((place) => folder.matching(/\.ya?ml$/, place).map((name) => posix.join(place, name)));
  const shows = (name: string) => /^(?:server|logging|database|metrics):/m.test(folder.read(name) ?? '');
  return [...files.filter((name) => /(?:^|\/)config[^/]*$/.test(name)), ...files].find(shows);
}
