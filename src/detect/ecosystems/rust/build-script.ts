import type { Folder } from '../../core/folder.ts';
import { lineIndex } from '../../core/manifests/document.ts';
import { blankComments } from '../../core/text/comments.ts';
import { commandsOf, inside, quotedWords, type ToolCall } from '../../core/tool-call.ts';

const FILE = 'build.rs';
const MAX_CALL = 600;

/** What a crate's build script runs of other languages' tools. */
export function buildScriptCalls(folder: Folder): readonly ToolCall[] {
  const text = blankComments(folder.read(FILE) ?? '', 'slashes');
  const lineAt = lineIndex(text);
  return [...text.matchAll(/\bCommand::new\(\s*"([^"\n]{1,200})"/g)].flatMap((match) => {
    const rest = text.slice(match.index + match[0].length, match.index + MAX_CALL);
    const chain = rest.slice(0, Math.max(0, rest.indexOf(';')) || rest.length);
    const place = /\.current_dir\(\s*"([^"\n]{1,200})"/.exec(chain)?.[1] ?? '.';
    const words = [...chain.matchAll(/\.args?\(([^)]{0,300})\)/g)].flatMap(([, list = '']) => quotedWords(list));
    return commandsOf([match[1] ?? '', ...words], inside('.', place)).map((call) => ({
      ...call,
      because: 'build.rs runs it',
      location: folder.where(FILE, lineAt(match.index)),
    }));
  });
}
