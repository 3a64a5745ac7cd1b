import type { Folder } from '../../core/folder.ts';
import { lineIndex } from '../../core/manifests/document.ts';
import { blankComments } from '../../core/text/comments.ts';
import { commandsOf, inside, quotedWords, type ToolCall } from '../../core/tool-call.ts';

/** What the aliases of a mix.exs run of other languages' tools, by Mix's task for it: `cmd --cd assets npm ci`. */
export function mixCalls(folder: Folder): readonly ToolCall[] {
  const text = blankComments(folder.read('mix.exs') ?? '', 'hash');
  const lineAt = lineIndex(text);
  return [
    ...text.matchAll(
      /"cmd\s+([^"\n]{1,400})"|\bSystem\.cmd\(\s*"([^"\n]{1,100})"\s*,\s*\[([^\]]{0,300})\]([^\n]{0,200})/g,
    ),
  ].flatMap(({ index, 1: alias, 2: program, 3: list = '', 4: options = '' }) => {
    if (isByHand(text, index)) return [];
    const place = /\bcd:\s*"([^"\n]{1,200})"/.exec(options)?.[1] ?? '.';
    const words = [program ?? '', ...quotedWords(list)];
    const calls = alias === undefined ? commandsOf(words, inside('.', place)) : aliasCommands(alias);
    return calls.map((call) => ({
      ...call,
      because: alias === undefined ? 'mix.exs runs it' : 'an alias of mix.exs runs it',
      location: folder.where('mix.exs', lineAt(index)),
    }));
  });
}

/** Aliases that nothing but a person or a test calls. */
const BY_HAND =
  /^"?(?:setup|reset|test|dev|start|server|ci|lint|check|precommit|quality|(?:dev|test|ecto)\.[\w.]{1,40})"?$/;

/** Whether a place in mix.exs belongs to such an alias. */
function isByHand(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 2000), index);
  const name = [...before.matchAll(/(?<![\w:."])("[\w.-]{1,60}"|\w{1,60}):\s*\[/g)].at(-1)?.[1];
  return name !== undefined && BY_HAND.test(name);
}

function aliasCommands(line: string) {
  const place = /^--cd[ =](\S{1,200})/.exec(line);
  return commandsOf(line.slice(place?.[0].length ?? 0), inside('.', place?.[1] ?? '.'));
}
