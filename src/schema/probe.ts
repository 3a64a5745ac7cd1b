/** A program that is in an image for another reason and can ask an HTTP endpoint. */
export interface Probe {
  /** The package that brings it. */
  readonly package: RegExp;
  /** Its arguments; it succeeds when the endpoint does. */
  test(url: string): readonly string[];
}
