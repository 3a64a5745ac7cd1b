export interface TarItem {
  readonly path: string;
  /** Of the tar's header; a file without it. */
  readonly type?: '0' | '2' | '5';
  readonly content?: string;
  readonly target?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly modified?: number;
}

/** A tar with its end marker. */
export function tarOf(...items: readonly TarItem[]): Buffer {
  return Buffer.concat([...items.map(entry), Buffer.alloc(1024)]);
}

function entry({ content = '', mode = 0o644, modified = 0, path, target = '', type = '0', uid = 0 }: TarItem): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(512);
  const octal = (value: number, at: number, length: number): void => {
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  };
  header.write(path, 0, 'utf8');
  octal(mode, 100, 8);
  octal(uid, 108, 8);
  octal(0, 116, 8);
  octal(bytes.length, 124, 12);
  octal(modified, 136, 12);
  header.write('        ', 148, 'latin1');
  header.write(type, 156, 'latin1');
  header.write(target, 157, 'utf8');
  header.write('ustar\x0000', 257, 'latin1');
  octal(
    header.reduce((sum, byte) => sum + byte, 0),
    148,
    8,
  );
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}
