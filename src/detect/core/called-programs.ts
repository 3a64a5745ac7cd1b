import { lookup } from '../../untrusted/lookup.ts';
import type { Project } from './project.ts';
import { allHits, sourceFiles } from './sources.ts';
import { isSite } from './static-site.ts';
import type { Draft } from './types.ts';

/** Programs that sources of any language run, by the packages that bring them. */
const PROGRAMS: Readonly<Record<string, string>> = {
  convert: 'imagemagick',
  exiftool: 'exiftool',
  fd: 'fd',
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffmpeg',
  git: 'git',
  gs: 'ghostscript',
  magick: 'imagemagick',
  pandoc: 'pandoc',
  pdftoppm: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pg_dump: 'postgresql-client',
  'ssh-keygen': 'openssh-keygen',
};

/** Programs of Node.js; git is for builds and for the time of development. */
const NODE = /\b(?:spawn|exec|execFile|execa)(?:Sync)?\(\s*["'`](?!git\b)(?<name>[\w-]{2,20})(?=["'`\s])/g;

/** How the source of a language runs another program, with its extension. */
const CALLS: Readonly<Record<string, readonly [extension: string, call: RegExp]>> = {
  go: ['.go', /\bexec\.(?:Command\(|LookPath\(|CommandContext\(\s*\w+\s*,)\s*"(?<name>[\w-]{2,20})"/g],
  elixir: ['.ex', /\bSystem\.(?:cmd|find_executable)\(\s*"(?<name>[\w-]{2,20})"/g],
  javascript: ['.js', NODE],
  typescript: ['.ts', NODE],
  // What an application does with git by itself is to renew itself, which an image does not.
  php: [
    '.php',
    /\b(?:new\s+Process\(\s*\[|(?:exec|shell_exec|proc_open|passthru|system)\()\s*["'](?!git\b)(?<name>[\w-]{2,20})(?=["'\s])/g,
  ],
  ruby: ['.rb', /(?<![.\w])(?:system|spawn|(?:IO\.)?popen|Open3\.\w{1,20})[ (]\s*["'](?<name>[\w-]{2,20})(?=["'\s])/g],
  rust: ['.rs', /\bCommand::new\(\s*"(?<name>[\w-]{2,20})"/g],
  python: [
    '.py',
    /\b(?:Popen|check_call|check_output|subprocess\.(?:run|call))\(\s*\[\s*["'](?<name>[\w-]{2,20})["']/g,
  ],
};

const HASHED = ['elixir', 'python', 'ruby'];

/** Adds the programs that the source runs while it serves. */
export function withCalledPrograms(project: Project, draft: Draft): Draft {
  const [extension, call] = lookup(CALLS, draft.language) ?? [];
  if (extension === undefined || call === undefined || isSite(draft)) return draft;
  const has = new Set(draft.runtime.packages);
  const files = sourceFiles(project.folder, {
    extensions: [extension],
    comments: HASHED.includes(draft.language) ? 'hash' : 'slashes',
  }).filter(
    ({ name }) => !/(?:^|\/)(?:build\.rs|setup\.py|bin|tasks?|scripts?|tools?|hack|dev|docs?)(?:\/|$)/.test(name),
  );
  for (const { match, location } of allHits(files, call)) {
    const name = match.groups?.name ?? '';
    const brings = lookup(PROGRAMS, name);
    if (brings === undefined || has.has(brings)) continue;
    has.add(brings);
    if (project.available([brings], `the source runs ${name}`).length === 0) continue;
    project.decide('system packages', brings, `the source runs ${name}`, location);
    draft = { ...draft, runtime: { ...draft.runtime, packages: [...draft.runtime.packages, brings] } };
  }
  return draft;
}
