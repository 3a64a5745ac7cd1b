const HEADER = 8;
const STDERR = 2;

/** A piece of what a process in a container said. */
export interface ContainerOutput {
  readonly stream: 'stdout' | 'stderr';
  readonly data: Buffer;
}

/** Takes apart what Docker sends of a process without a terminal: one byte for the stream, three unused, four for the length, the bytes. */
export class OutputFrames {
  readonly #onOutput: (output: ContainerOutput) => void;
  #header = Buffer.alloc(0);
  #remaining = 0;

  constructor(onOutput: (output: ContainerOutput) => void) {
    this.#onOutput = onOutput;
  }

  add(chunk: Buffer): void {
    let rest = chunk;
    while (rest.byteLength > 0) {
      if (this.#remaining === 0) {
        const begun = this.#header.byteLength === HEADER ? Buffer.alloc(0) : this.#header;
        this.#header = Buffer.concat([begun, rest.subarray(0, HEADER - begun.byteLength)]);
        rest = rest.subarray(HEADER - begun.byteLength);
        if (this.#header.byteLength < HEADER) return;
        this.#remaining = this.#header.readUInt32BE(4);
        continue;
      }
      const data = rest.subarray(0, this.#remaining);
      rest = rest.subarray(data.byteLength);
      this.#remaining -= data.byteLength;
      this.#onOutput({ stream: this.#header[0] === STDERR ? 'stderr' : 'stdout', data });
    }
  }
}
