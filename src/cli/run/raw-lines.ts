import { StringDecoder } from 'node:string_decoder';
import { printable, say, type Printable } from '../../untrusted/printable.ts';

/** Characters after which a line that does not end is shown as it stands. */
const LONGEST = 16_384;

/** Passes lines of an application on, each when it is whole, with what could steer the terminal left out. */
export function rawLines(faces: {
  readonly stdout: (text: Printable) => void;
  readonly stderr: (text: Printable) => void;
}): (output: { readonly stream: 'stdout' | 'stderr'; readonly data: Buffer }) => void {
  const open = {
    stdout: { decoder: new StringDecoder(), rest: '' },
    stderr: { decoder: new StringDecoder(), rest: '' },
  };
  return ({ stream, data }) => {
    const state = open[stream];
    const lines = `${state.rest}${state.decoder.write(data)}`.split('\n');
    state.rest = lines.pop() ?? '';
    if (state.rest.length > LONGEST) {
      lines.push(state.rest);
      state.rest = '';
    }
    for (const line of lines) faces[stream](say`${printable(line.replace(/\r$/, ''), LONGEST)}\n`);
  };
}
