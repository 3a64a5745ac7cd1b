import { StringDecoder } from 'node:string_decoder';
import { printable, say, type Printable } from '../../untrusted/printable.ts';

/** Characters after which a line that does not end is shown as it stands. */
const LONGEST = 16_384;

interface Output {
  readonly stream: 'stdout' | 'stderr';
  readonly data: Buffer;
}

interface Faces {
  readonly stdout: (text: Printable) => void;
  readonly stderr: (text: Printable) => void;
}

export interface HeldLines {
  readonly add: (output: Output) => void;
  /** Passes on what was held back, and from then on each line when it is whole. */
  readonly release: () => void;
}

/** What an application says, held back until its address is told; what could steer the terminal is left out. */
export function heldLines(faces: Faces): HeldLines {
  const open = {
    stdout: { decoder: new StringDecoder(), rest: '' },
    stderr: { decoder: new StringDecoder(), rest: '' },
  };
  const pass = ({ stream, data }: Output): void => {
    const state = open[stream];
    const lines = `${state.rest}${state.decoder.write(data)}`.split('\n');
    state.rest = lines.pop() ?? '';
    if (state.rest.length > LONGEST) {
      lines.push(state.rest);
      state.rest = '';
    }
    for (const line of lines) faces[stream](say`${printable(line.replace(/\r$/, ''), LONGEST)}\n`);
  };
  let held: Output[] | undefined = [];
  return {
    add: (output) => (held === undefined ? pass(output) : void held.push(output)),
    release: () => {
      const before = held ?? [];
      held = undefined;
      before.forEach(pass);
    },
  };
}
