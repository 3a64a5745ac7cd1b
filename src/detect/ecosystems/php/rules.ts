import { posix } from 'node:path';
import type { Project } from '../../core/project.ts';

/** What visitors may not see, by rules for Apache: the paths as an expression, and the script that answers in their place. */
export interface HiddenPaths {
  readonly expression: string;
  readonly anyCase: boolean;
  readonly script: string | undefined;
}

const MAX_RULES = 20;
/** A path that begins with a name, or with one of several: of expressions only what nginx reads the same, and nothing that its configuration is made of. */
const PATHS = /^\^(?!\()[\w.\\/()|$*-]{1,200}$|^\^\([\w.\\-][\w.\\/()|$*-]{1,200}$/;
const RULE = /^[ \t]*Rewrite(?:(Cond)\b|Rule[ \t]+(\S{1,200})[ \t]+(\S{1,100})(?:[ \t]+\[([\w,=]{1,60})\])?[ \t]*$)/gm;

/** Rules of the document root's .htaccess that hold always, and keep paths from visitors: forbidden ones, and those that the front controller gets. */
export function hiddenPaths(project: Project, root: string): readonly HiddenPaths[] {
  const file = posix.join(root, '.htaccess');
  const text = project.folder.peek(file)?.replace(/^[ \t]*#.*$/gm, '') ?? '';
  const found: HiddenPaths[] = [];
  let conditional = false;
  for (const [, condition, pattern = '', target = '', options = ''] of text.matchAll(RULE)) {
    const holds = !conditional;
    conditional = condition !== undefined;
    const flags = options.split(',');
    const forbids = flags.includes('F');
    const script = /^\/?([\w-]{1,60}\.php)$/.exec(target)?.[1];
    if (conditional || !holds || !(forbids || (script !== undefined && flags.includes('L')))) continue;
    if (!PATHS.test(pattern) || !isSound(pattern)) continue;
    found.push({
      expression: `^/${pattern.slice(1)}`,
      anyCase: flags.includes('NC'),
      script: forbids ? undefined : script,
    });
  }
  const kept = found.slice(0, MAX_RULES);
  if (kept.length > 0)
    project.decide(
      'hidden paths',
      kept.map(({ expression }) => expression).join(' '),
      'rules for a web server keep them from visitors',
      project.folder.where(file),
    );
  return kept;
}

/**
 * Whether groups end where they begin and a backslash only stands before a dot, since nginx refuses to start otherwise; and whether
 * names are what it begins with in each of its alternatives, and anything only stands for what lies below them.
 */
function isSound(pattern: string): boolean {
  const plain = pattern.slice(1).replaceAll('\\.', 'x').replaceAll('/(.*)', '/x').replaceAll('/.*', '/x');
  if (/[\\*]/.test(plain) || /\(\)|\(\||\|\)|\|\|/.test(plain.replaceAll('(/|$)', ''))) return false;
  let depth = 0;
  for (const char of plain) {
    if (char === '(') depth++;
    if (char === ')' && depth-- === 0) return false;
    if (char === '|' && depth === 0) return false;
  }
  return depth === 0;
}

/** Locations of nginx that do the same. */
export function hide({ expression, anyCase, script }: HiddenPaths): string {
  return `
    location ${anyCase ? '~*' : '~'} ${expression} {
      ${script === undefined ? 'deny all' : `rewrite ^ /${script} last`};
    }
`;
}
