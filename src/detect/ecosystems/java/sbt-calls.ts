import type { Folder } from '../../core/folder.ts';
import { lineIndex } from '../../core/manifests/document.ts';
import { blankComments } from '../../core/text/comments.ts';
import { commandsOf, inside, type ToolCall } from '../../core/tool-call.ts';

/** Plugins that run npm by themselves, in a folder that they make. */
const NPM_PLUGINS = /sbt-scalajs-bundler|sbt-web-scalajs-bundler/;
const MAX_CALL = 300;

/** What an sbt build runs of other languages' tools: processes of its tasks, and plugins that need npm. */
export function sbtCalls(folder: Folder): readonly ToolCall[] {
  const files = ['build.sbt', ...folder.matching(/\.(?:sbt|scala)$/, 'project').map((name) => `project/${name}`)];
  return files.flatMap((file) => {
    const text = blankComments(folder.read(file) ?? '', 'slashes');
    const lineAt = lineIndex(text);
    const where = (offset: number) => folder.where(file, lineAt(offset));
    const plugin = NPM_PLUGINS.exec(text);
    const calls = [...text.matchAll(/\bProcess\s*\(|"[^"\n]{1,300}"\s*!/g)].flatMap(({ index, 0: found }) => {
      const isProcess = found.startsWith('Process');
      const line = isProcess ? (text.slice(index, index + MAX_CALL).split('\n')[0] ?? '') : found;
      const [place] = /\bfile\(\s*"([^"]{1,200})"|\/\s*"([^"]{1,200})"/.exec(line)?.slice(1).filter(Boolean) ?? [];
      const words = [...line.matchAll(/"([^"]{0,300})"/g)]
        .map(([, word = '']) => word)
        .filter((word) => word !== place);
      const [first = ''] = words;
      const command = isProcess && /^Process\s*\(\s*(?:Seq|List)\s*\(/.test(line) ? words : first;
      return commandsOf(command, inside('.', place ?? '.')).map((call) => ({
        ...call,
        because: 'a task runs it',
        location: where(index),
      }));
    });
    return plugin === null
      ? calls
      : [
          ...calls,
          { words: ['npm', 'install'], folder: '.', because: `${plugin[0]} runs it`, location: where(plugin.index) },
        ];
  });
}
