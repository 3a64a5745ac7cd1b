import { fixtureNames } from '../support/detect/golden.ts';
import { HOSTILE_NAMES } from '../support/hostile/command-words.ts';
import { fixtureTexts, isLockFile } from '../support/hostile/fixture-texts.ts';
import { slotsOf, type Texts } from '../support/hostile/slots.ts';
import type { Tree } from '../support/hostile/trees.ts';
import { mutated } from './mutate.ts';
import { randomOf } from './random.ts';

export interface FuzzCase {
  /** What was changed, in words. */
  readonly about: string;
  readonly tree: Tree;
  /** The hostile name that stands where a name belongs; undefined where anything was changed anywhere. */
  readonly name?: string;
}

/** Places that hold a line for a shell rather than a name. */
const IS_CODE = /script|command|run|build|start|exec|task|alias|procfile|"test|args|entrypoint/i;

const fixtures: readonly (readonly [string, Texts])[] = fixtureNames()
  .map((name) => [name, fixtureTexts(name)] as const)
  .filter(([, files]) => Object.keys(files).length > 0);
const texts = fixtures.flatMap(([, files]) => Object.values(files));

/** The case of a number: always the same one for the same seed. */
export function fuzzCase(seed: number, number: number): FuzzCase {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ number);
  // The first numbers of neighbouring seeds are alike.
  for (let round = 0; round < 8; round++) random.upTo(2);
  const [fixture, files] = random.pick(fixtures);
  if (random.upTo(5) === 0) {
    const slot = random.pick(slotsOf(files, (path) => !isLockFile(path)));
    const name = random.pick(HOSTILE_NAMES);
    const tree = slot.put(name);
    if (tree !== undefined) {
      const about = `${fixture}, with ${JSON.stringify(name)} for ${slot.where}`;
      return IS_CODE.test(lineOf(files, slot.where)) ? { about, tree } : { about, tree, name };
    }
  }
  return { about: fixture, tree: mutated(files, texts, random) };
}

/** Where a slot is, and the line that it is in. */
function lineOf(files: Texts, where: string): string {
  const [, path = '', place = '0'] = /^(.*?): [\s\S]* at (\d+)$/.exec(where) ?? [];
  const text = files[path] ?? '';
  const start = text.lastIndexOf('\n', Number(place)) + 1;
  return `${where} ${text.slice(start, Number(place))}`;
}
