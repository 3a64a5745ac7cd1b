import { asRecord } from '../../core/manifests/document.ts';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import type { SourceFile } from '../../core/sources.ts';
import { statedArguments, type Stated } from '../../core/stated-arguments.ts';
import { withArguments } from '../../hints/dockerfile-data.ts';
import { dockerfileHints } from '../../hints/dockerfile.ts';
import { dockerfileIn } from '../../hints/dockerfile-stage.ts';
import type { CargoManifest } from './cargo-toml.ts';

/** Options of Cargo for the features that a Dockerfile builds the package with. */
export function statedFeatures(project: Project, root: Folder, manifest: CargoManifest): readonly string[] {
  const known = new Set(Object.keys(asRecord(manifest.document.get('features'))));
  for (const folder of new Set([project.folder, root])) {
    const all = dockerfileIn(folder) ?? [];
    for (const { args, line } of all.filter(({ name }) => name === 'RUN')) {
      for (const command of args.split(/&&|;/)) {
        const options = featureOptions(withArguments(all, command), manifest.name ?? '', known);
        if (options.length === 0) continue;
        project.decide('features', options.join(' '), 'the Dockerfile builds it so', folder.where('Dockerfile', line));
        return options;
      }
    }
  }
  return [];
}

const BUILDS = /\bcargo(?:-\w{1,20})?\s+(?:build|install|zigbuild|rustc)\b/;

const LISTS = /\s(?:--features|-F)[\s=](?:"([^"]{1,300})"|'([^']{1,300})'|([^\s"']{1,300}))/g;

function featureOptions(command: string, name: string, known: ReadonlySet<string>): readonly string[] {
  const start = BUILDS.exec(command);
  if (start === null) return [];
  const words = command
    .slice(start.index)
    .replace(/["']/g, '')
    .split(/[\s=]+/);
  const after = (...names: readonly string[]) =>
    words.flatMap((word, at) => (names.includes(word) ? [words[at + 1] ?? ''] : []));
  const packages = after('-p', '--package');
  if (packages.length > 0 && !packages.includes(name)) return [];
  const features = [...command.matchAll(LISTS)].flatMap(([, quoted, single, plain]) =>
    (quoted ?? single ?? plain ?? '').split(/[\s,]+/).filter((each) => each !== ''),
  );
  if (!features.every((each) => known.has(each) || /^[\w-]+\/[\w-]+$/.test(each))) return [];
  return [
    ...words.filter((word) => word === '--no-default-features' || word === '--all-features'),
    ...(features.length === 0 ? [] : ['--features', features.join(',')]),
  ];
}

/** What another image starts the program with, also that of a workspace. */
export function rustArguments(
  project: Project,
  root: Folder,
  program: string,
  sources: readonly SourceFile[],
): Stated | undefined {
  if (project.hints.start !== undefined) return undefined;
  return statedArguments(project.hints, project.hints.usualStart ?? imageOf(root, program), program, sources);
}

/** How the image of a workspace starts, where it is about this program. */
function imageOf(root: Folder, program: string) {
  const text = root.peek('Dockerfile') ?? '';
  return text.includes(`/release/${program}`) ? dockerfileHints(root).usualStart : undefined;
}

/** Libraries that fill in pages, and those that wait for something. */
const TEMPLATES = ['askama', 'comrak', 'handlebars', 'liquid', 'maud', 'minijinja', 'pulldown-cmark', 'tera'];
const WAITING = ['async-std', 'hyper', 'mio', 'smol', 'tiny_http', 'tokio'];

/** Whether a program writes pages into a folder and ends. */
export function writesPages({ dependencies }: CargoManifest, sources: readonly SourceFile[]): boolean {
  const texts = sources.map(({ text }) => text);
  return (
    dependencies.some((name) => TEMPLATES.includes(name)) &&
    !dependencies.some((name) => WAITING.includes(name)) &&
    texts.some((text) => /\bfs::write\(|\bFile::create\(|\bcreate_dir_all\(/.test(text)) &&
    !texts.some((text) => /\bTcpListener\b|\bUdpSocket\b|\bsleep\(/.test(text))
  );
}
