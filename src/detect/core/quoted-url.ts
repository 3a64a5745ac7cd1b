/**
 * A URL as a string literal that reads the same in JavaScript, Python, Ruby and PHP: single quotes, and no character that ends
 * or escapes one, since the endpoint's path comes from the repository.
 */
export function quotedUrl(url: string): string {
  return `'${new URL(url).href.replaceAll(/['\\]/g, (character) => encodeURIComponent(character).replace("'", '%27'))}'`;
}
