/** Statements whose block runs with the module. */
const BLOCK = /^(?:with|if|elif|else|try|except|finally|for)\b(?! __name__)/;

/**
 * What of a module runs when it is imported, at the same offsets: functions, classes and what it does as a program are blank. Of other
 * indented lines those stay that are statements of a block, and with `all` those of brackets as well.
 */
export function importedText(text: string, all = false): string {
  let shown = true;
  return text
    .split('\n')
    .map((line) => {
      const begins = /^[^\s)\]}#]/.test(line);
      if (begins) shown = all ? !/^(?:async def|def|class|if __name__)\b/.test(line) : BLOCK.test(line);
      const stays = shown || (begins && !/^(?:async def|def|class|if __name__)\b/.test(line));
      return stays ? line : ' '.repeat(line.length);
    })
    .join('\n');
}
