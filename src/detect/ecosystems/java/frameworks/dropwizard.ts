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

/** The file that `server` is given: one beside the manifest with a section of Dropwizard's. */
function configuration({ folder }: JvmView): string | undefined {
  const files = folder.matching(/\.ya?ml$/);
  const shows = (name: string) => /^(?:server|logging|database|metrics):/m.test(folder.read(name) ?? '');
  return [...files.filter((name) => name.startsWith('config')), ...files].find(shows);
}
