import { firstHit, type SourceFile } from '../../core/sources.ts';
import type { Stated } from '../../core/stated-arguments.ts';

/** An option that says where to listen, whose default is the machine itself, with the text that tells people so. */
const OPTION =
  /\bString(?:Var)?P?\(\s*(?:&[\w.]+\s*,\s*)?"(?<name>(?:http-|web-|listen-)?(?:address|addr|host|bind|listen(?:er)?))"\s*,\s*(?:"\w?"\s*,\s*)?"(?:127\.0\.0\.1|localhost)(?<port>:\d{2,5})?"\s*,\s*"[^"\n]*\b(?:listen|bind|serve)/i;

/** Libraries of commands, whose options belong to one of them. */
const COMMANDS = /spf13\/cobra|urfave\/cli/;

/** What makes a program listen on every interface that listens on the machine itself unless an option says otherwise. */
export function loopbackOption(sources: readonly SourceFile[]): Stated | undefined {
  const hit = firstHit(sources, [OPTION]);
  const { name = '', port = '' } = hit?.match.groups ?? {};
  const file = sources.find(({ name: path }) => hit?.location.file.endsWith(path) === true);
  if (hit === undefined || file === undefined || (COMMANDS.test(file.text) && !/\brootCmd\b/.test(file.text)))
    return undefined;
  return {
    words: [`--${name}=0.0.0.0${port}`],
    hint: { value: name, because: 'the default of the option is the machine alone', location: hit.location },
    ...(port === '' ? {} : { port: Number(port.slice(1)) }),
  };
}
