import { programOf, type Instruction } from './expression-program.ts';

/**
 * Counts the steps that a backtracking engine takes to look for every match of an expression in a text (or for the first one,
 * when the expression is not global), up to a limit.
 */
export function stepsCounter(expression: RegExp): (text: string, limit: number) => number {
  const program = programOf(expression);
  return (text, limit) => {
    const count = { steps: 0, limit };
    const last = expression.sticky ? 0 : text.length;
    for (let start = 0; start <= last && count.steps < limit; start++) {
      const end = run(program, text, start, count);
      if (end === -1) continue;
      if (!expression.global) break;
      start = Math.max(start, end - 1);
    }
    return count.steps;
  };
}

interface Count {
  steps: number;
  readonly limit: number;
}

/** Where a match that begins at a position ends; -1 where there is none. */
function run(program: readonly Instruction[], text: string, start: number, count: Count): number {
  // Places to go back to, three numbers each: where to go on and at which position, or a loop's mark to restore.
  const back: number[] = [];
  const marks: number[] = [];
  let at = 0;
  let position = start;
  for (;;) {
    if (++count.steps >= count.limit) return -1;
    const instruction = program[at++];
    let fits = true;
    switch (instruction?.do) {
      case 'take': {
        // Beyond the ends there is no code, and no class takes that.
        fits = instruction.accepts(text.charCodeAt(instruction.backwards ? position - 1 : position));
        position += instruction.backwards ? -1 : 1;
        break;
      }
      case 'split':
        back.push(instruction.second, position, -1);
        at = instruction.first;
        break;
      case 'jump':
        at = instruction.to;
        break;
      case 'mark':
        back.push(-1, marks[instruction.loop] ?? -1, instruction.loop);
        marks[instruction.loop] = position;
        break;
      case 'moved':
        fits = marks[instruction.loop] !== position;
        break;
      case 'edge':
        fits = isEdge(instruction, text, position);
        break;
      case 'look':
        fits = (run(instruction.program, text, position, count) !== -1) !== instruction.negate;
        break;
      default:
        return position;
    }
    if (fits) continue;
    for (;;) {
      const loop = back.pop();
      if (loop === undefined) return -1;
      position = back.pop() ?? 0;
      at = back.pop() ?? 0;
      if (loop === -1) break;
      marks[loop] = position;
    }
  }
}

function isEdge({ kind, negate, lines }: Instruction & { do: 'edge' }, text: string, position: number): boolean {
  if (kind === 'start') return position === 0 || (lines && isLineEnd(text.charAt(position - 1)));
  if (kind === 'end') return position === text.length || (lines && isLineEnd(text.charAt(position)));
  return (isWord(text.charCodeAt(position - 1)) !== isWord(text.charCodeAt(position))) !== negate;
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r' || character === '\u2028' || character === '\u2029';
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}
