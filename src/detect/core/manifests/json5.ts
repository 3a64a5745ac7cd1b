import type { Folder } from '../folder.ts';
import { blankComments } from '../text/comments.ts';
import type { Document } from './document.ts';
import { parseDocument } from './parse.ts';

/** JSON5 without its comments is flow-style YAML, for all that manifests use of it: bare keys, single quotes, trailing commas. */
export function peekJson5(folder: Folder, name: string): Document | undefined {
  const text = folder.read(name);
  const path = folder.at(name);
  if (text === undefined || path === undefined) return undefined;
  return parseDocument('yaml', path, blankComments(text, 'slashes').replaceAll('\t', ' '));
}
