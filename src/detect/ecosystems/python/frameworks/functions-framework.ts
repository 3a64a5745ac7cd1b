import type { SourceFile } from '../../../core/sources.ts';
import { definitions } from '../definitions.ts';
import type { PythonFramework } from '../framework.ts';

/** A function of the top level that is registered for requests, or for events, by a line above it. */
function registered({ text }: SourceFile): string | undefined {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => /^@(?:functions_framework\.)?(?:http|cloud_event|typed)\b/.test(line));
  const below = from === -1 ? undefined : lines.slice(from).find((line) => !line.startsWith('@'));
  return /^(?:async )?def (?<name>\w+)\(/.exec(below ?? '')?.groups?.name;
}

/** A function that is not registered: its parameters tell what it is called with. */
function unregistered(file: SourceFile): { readonly name: string; readonly isEvent: boolean } | undefined {
  for (const { name, parameters } of definitions(file)) {
    if (parameters.length === 1 && /^(?:request|req)$/.test(parameters[0] ?? '')) return { name, isEvent: false };
    if (parameters.length === 2 && /^(?:event|data)$/.test(parameters[0] ?? '') && parameters[1] === 'context')
      return { name, isEvent: true };
  }
  return undefined;
}

export const functionsFramework: PythonFramework = {
  id: 'functions-framework',
  // It stands on Flask and serves asynchronous functions with Starlette; what its functions call has its own dependencies.
  before: ['aiohttp', 'bottle', 'fastapi', 'flask', 'gradio', 'streamlit'],
  dependencies: ['functions-framework'],
  port: 8080,
  servers: ['functions-framework'],
  // It listens on PORT of all interfaces, and loads main.py unless it is told otherwise.
  entrypoint(view) {
    const command =
      (file: SourceFile, name: string, isEvent = false) =>
      () => [
        'functions-framework',
        `--target=${name}`,
        ...(file.name === 'main.py' ? [] : [`--source=${file.name}`]),
        ...(isEvent ? ['--signature-type=event'] : []),
      ];
    for (const file of view.sources()) {
      const name = registered(file);
      if (name !== undefined) return command(file, name);
    }
    for (const file of view.sources()) {
      const found = unregistered(file);
      if (found !== undefined) return command(file, found.name, found.isEvent);
    }
    return undefined;
  },
};
