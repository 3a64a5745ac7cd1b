/** What a parser throws: a sentence and, where it knows one, a line. */
export class SyntaxProblem extends Error {
  override readonly name = 'SyntaxProblem';
  readonly line: number | undefined;

  constructor(message: string, line: number | undefined) {
    super(message);
    this.line = line;
  }
}

/** What a parser throws where it is no mistake that stops it, but how much there is: told even where mistakes are not. */
export class LimitProblem extends SyntaxProblem {}
