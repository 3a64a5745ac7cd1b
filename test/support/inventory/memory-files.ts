import type { Entry, Files } from '../../../src/inventory/types.ts';

/** A file system of texts and bytes by their absolute paths; what begins with `#!` or is binary may be run. */
export function memoryFiles(content: Readonly<Record<string, string | Uint8Array>>): Files {
  const all = new Map(Object.entries(content).map(([path, data]) => [path, Buffer.from(data)]));
  return {
    list: (folder) => {
      const prefix = folder === '/' ? '/' : `${folder}/`;
      const entries = new Map<string, Entry>();
      for (const [path, data] of all) {
        if (!path.startsWith(prefix)) continue;
        const [name = '', ...below] = path.slice(prefix.length).split('/');
        const executable = data.length > 3 && data.readUInt32BE(0) === 0x7f454c46;
        entries.set(
          name,
          below.length > 0
            ? { name, kind: 'directory', size: 0, executable: true }
            : { name, kind: 'regular', size: data.length, executable },
        );
      }
      return Promise.resolve([...entries.values()]);
    },
    read: (path, offset, length) =>
      Promise.resolve((all.get(path) ?? Buffer.alloc(0)).subarray(offset, offset + length)),
  };
}
