import type { Folder } from '../../core/folder.ts';
import { healthRoute } from '../../core/health.ts';
import { asPort } from '../../core/hint.ts';
import type { PortScan } from '../../core/ports.ts';
import { allHits, firstHit, sourceFiles, type Hit, type SourceFile } from '../../core/sources.ts';
import type { Found } from '../../core/types.ts';

const EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.jsx', '.tsx'];

/** The service's source; configuration files of tools are left out, since the ports in them are for development. */
export function javascriptSources(
  folder: Folder,
  entry: string | undefined,
  except: readonly string[],
): readonly SourceFile[] {
  return sourceFiles(folder, {
    extensions: EXTENSIONS,
    comments: 'slashes',
    // Programs to be copied for somebody else; the parts of a page that are called so lie below `src`.
    except: [...except, 'templates', 'template'],
    ...(entry === undefined ? {} : { first: [entry] }),
  }).filter(({ name }) => !/(?:^|\/)[\w.-]+\.config\.[cm]?[jt]s$/.test(name));
}

/** The variable with a default; between the two may stand the end of a cast, the radix of parseInt, an empty string for it to parse. */
const WITH_DEFAULT = [
  /(?:process\.env|Bun\.env|import\.meta\.env|env)(?:\.PORT\b|\[['"]PORT['"]\])[\s)!]*(?:as\s+\w+\s*)?(?:,\s*10\s*\)\s*)?(?:(?:\|\||\?\?)\s*(?:''|"")\s*(?:,\s*10\s*)?\)\s*)?(?:\|\||\?\?)\s*(?:(?:Number|(?:Number\.)?parseInt)\()?['"]?(?<port>\d{2,5})\b/,
  /(?:process\.env|Bun\.env|import\.meta\.env|env)(?:\.PORT\b|\[['"]PORT['"]\])[\s)!]*,\s*(?!10\b|16\b)['"]?(?<port>\d{2,5})\b/,
  /\{[^{}]{0,600}?\bPORT\s*(?::\s*\w+\s*)?=\s*['"]?(?<port>\d{2,5})\b['"]?[^{}]{0,600}\}\s*=\s*process\.env/,
  /(?:process\.env|Bun\.env|import\.meta\.env|env)(?:\.PORT\b|\[['"]PORT['"]\])\s*\?[^:;\n]{0,60}:\s*['"]?(?<port>\d{2,5})\b/,
  /\bDeno\.env\.get\(['"]PORT['"]\)\s*(?:\|\||\?\?)\s*['"]?(?<port>\d{2,5})\b/,
  // Configuration services and validators: `config.get('PORT', 3000)`, `config.get('PORT') ?? 3000`, `PORT: z.coerce.number().default(3000)`.
  /\b(?:env(?:\.\w+)?|get(?:OrThrow)?(?:<[^<>]*>)?)\(\s*['"]PORT['"]\s*,\s*['"]?(?<port>\d{2,5})\b/,
  /\.get(?:<[^<>]*>)?\(\s*['"]PORT['"]\s*\)\s*(?:\|\||\?\?)\s*['"]?(?<port>\d{2,5})\b/,
  /\bPORT['"]?\s*:\s*\w+[^,;\n]{0,80}\bdefault\b['"]?\s*[(:]\s*['"]?(?<port>\d{2,5})\b/,
];

const LITERAL = [
  /\.listen\(\s*(?<port>\d{2,5})\b/,
  /\.listen\(\s*\{[^{}]{0,200}?\bport\s*:\s*(?<port>\d{2,5})\b/,
  /\bserve\(\s*\{[^;]{0,400}?\bport\s*:\s*(?<port>\d{2,5})\b/,
  /\bexport\s+default\s*\{[^;]{0,200}?\bport\s*:\s*(?<port>\d{2,5})\b/,
];

/** Where a server listens, by what its source says. */
export function scanPort(files: readonly SourceFile[], name?: string): PortScan {
  const readsPort = firstHit(files, [
    /(?:process\.env|Bun\.env|import\.meta\.env|env)(?:\.PORT\b|\[['"]PORT['"]\])/,
    /\bPORT\b[^=;\n]{0,80}=\s*process\.env/,
    /(?:env|config\w{0,40})\.get(?:<[^<>]*>)?\(\s*['"]PORT['"]/i,
  ]);
  const hit = firstHit(files, WITH_DEFAULT);
  const port = asPort(hit?.match.groups?.port);
  if (hit !== undefined && port !== undefined) {
    return {
      readsPort: true,
      port: { value: port, because: 'the source listens on PORT, or else here', location: hit.location },
    };
  }
  const literal = firstHit(files, LITERAL) ?? namedConstant(files) ?? ownVariable(files, name);
  const fixed = asPort(literal?.match.groups?.port);
  return {
    readsPort: readsPort !== undefined,
    ...(literal === undefined || fixed === undefined
      ? {}
      : { port: { value: fixed, because: 'the source listens here', location: literal.location } }),
  };
}

/** Another variable's default: `args.port || Number(process.env.SHOP_PORT) || 5001`; those of neighbours are called after them. */
const OTHER_VARIABLE = /\benv\.(?<name>\w{1,40})_PORT\b\)?\s*(?:\|\||\?\?)\s*['"]?(?<port>\d{4,5})\b/g;

function ownVariable(files: readonly SourceFile[], name: string | undefined): Hit | undefined {
  const named = (name ?? '').toUpperCase();
  const own = new Set(['APP', 'HTTP', 'LISTEN', 'SERVER', 'WEB', named.replace(/\W/g, '_'), ...named.split(/\W+/)]);
  for (const hit of allHits(files, OTHER_VARIABLE)) if (own.has(hit.match.groups?.name ?? '')) return hit;
  return undefined;
}

const CONSTANT = /\b(?:const|let|var)\s+(?<name>[A-Za-z_$][\w$]*)(?:\s*:\s*number)?\s*=\s*(?<port>\d{2,5})\b/g;

/** `const port = 3000; … app.listen(port)`. */
function namedConstant(files: readonly SourceFile[]): Hit | undefined {
  const use = firstHit(files, [/\.listen\(\s*(?:\{\s*port\s*:\s*)?(?<name>[A-Za-z_$][\w$]*)\s*[,)}]/]);
  const name = use?.match.groups?.name;
  if (name === undefined) return undefined;
  for (const hit of allHits(files, CONSTANT)) if (hit.match.groups?.name === name) return hit;
  return undefined;
}

/** Receivers that answer at the path as written; a router may be mounted below another path. */
const ROUTES = [
  /\b(?:app|server|fastify|api|instance|polka|express\(\)|Fastify\(\))\s*\.(?:get|all|use|head|route)\(\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
  /\.get\(\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
  /\b(?:url|pathname|path|req\.url|request\.url)\s*===?\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
  /\bcase\s+['"`](?:GET )?(?<path>\/[^'"`\s]*)['"`]\s*:/g,
  /\burl\s*:\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
  /['"`](?<path>\/[^'"`\s]*)['"`]\s*:\s*(?:\(|async|new Response|Response|\{\s*GET)/g,
];

/** A health endpoint that the source serves. A plain `.get(` counts only where no router is mounted below a prefix. */
export function scanHealth(files: readonly SourceFile[]): Found<string> | undefined {
  const prefixed = firstHit(files, [
    /\.use\(\s*['"`]\/[^'"`]+['"`]\s*,/,
    /\bprefix\s*:\s*['"`]\//,
    /\.basePath\(/,
    /setGlobalPrefix\(/,
    /\.route\(\s*['"`]\/[^'"`]+['"`]\s*,\s*\w/,
  ]);
  return healthRoute(files, prefixed === undefined ? ROUTES : ROUTES.filter((_, index) => index !== 1));
}
