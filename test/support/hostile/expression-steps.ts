import { programOf, type Instruction } from './expression-program.ts';

/**
 * How many steps a backtracking engine takes to look for every match of an expression in a text (or for the first one, when the
 * expression is not global), up to a limit.
 */
export function stepsOf(expression: RegExp, text: string, limit: number): number {
  const program = programOf(expression);
  const count = { steps: 0, limit };
  const last = expression.sticky ? 0 : text.length;
  for (let start = 0; start <= last && count.steps < limit; start++) {
    const end = run(program, text, start, count);
    if (end === undefined) continue;
    if (!expression.global) break;
    start = Math.max(start, end - 1);
  }
  return count.steps;
}

interface Count {
  steps: number;
  readonly limit: number;
}

/** A place to go back to: either where to go on, or what a loop's mark was. */
type Back = { readonly at: number; readonly position: number } | { readonly loop: number; readonly mark: number };

/** Where a match that begins at a position ends. */
function run(program: readonly Instruction[], text: string, start: number, count: Count): number | undefined {
  const back: Back[] = [];
  const marks: number[] = [];
  let at = 0;
  let position = start;
  for (;;) {
    if (++count.steps >= count.limit) return undefined;
    const instruction = program[at];
    let fits = true;
    switch (instruction?.do) {
      case 'take': {
        const character = text.charAt(instruction.backwards ? position - 1 : position);
        fits = character !== '' && instruction.accepts(character);
        position += instruction.backwards ? -1 : 1;
        break;
      }
      case 'split':
        back.push({ at: instruction.second, position });
        at = instruction.first - 1;
        break;
      case 'jump':
        at = instruction.to - 1;
        break;
      case 'mark':
        back.push({ loop: instruction.loop, mark: marks[instruction.loop] ?? -1 });
        marks[instruction.loop] = position;
        break;
      case 'moved':
        fits = marks[instruction.loop] !== position;
        break;
      case 'edge':
        fits = isEdge(instruction, text, position);
        break;
      case 'look':
        fits = (run(instruction.program, text, position, count) !== undefined) !== instruction.negate;
        break;
      default:
        return position;
    }
    at++;
    if (fits) continue;
    let place = back.pop();
    while (place !== undefined && 'loop' in place) {
      marks[place.loop] = place.mark;
      place = back.pop();
    }
    if (place === undefined) return undefined;
    ({ at, position } = place);
  }
}

function isEdge({ kind, negate, lines }: Instruction & { do: 'edge' }, text: string, position: number): boolean {
  const before = text.charAt(position - 1);
  const after = text.charAt(position);
  if (kind === 'start') return position === 0 || (lines && isLineEnd(before));
  if (kind === 'end') return position === text.length || (lines && isLineEnd(after));
  return (isWord(before) !== isWord(after)) !== negate;
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r' || character === '\u2028' || character === '\u2029';
}

function isWord(character: string): boolean {
  return /^\w$/.test(character);
}
