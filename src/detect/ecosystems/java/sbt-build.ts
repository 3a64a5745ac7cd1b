import type { Folder } from '../../core/folder.ts';
import { lineIndex } from '../../core/manifests/document.ts';
import { blankComments } from '../../core/text/comments.ts';
import type { Found, SourceLocation } from '../../core/types.ts';
import type { VersionConstraint } from '../../core/version-constraint.ts';
import { buildConstraint } from './version.ts';

/** How a build lays out its program. */
export type SbtLayout = 'stage' | 'assembly' | 'class path';

export interface SbtProject {
  /** As sbt calls it; undefined for a root that is not defined by name. */
  readonly id: string | undefined;
  readonly folder: Folder;
  readonly isPlay: boolean;
  /** Whether its definition says that it is a program. */
  readonly isProgram: boolean;
  readonly mainClass: Found<string> | undefined;
  readonly location: SourceLocation;
}

export interface SbtBuild {
  readonly folder: Folder;
  readonly name: string | undefined;
  readonly layout: SbtLayout;
  /** As project/build.properties says. */
  readonly sbtVersion: string | undefined;
  /** Where Play's plugin is asked for. */
  readonly play: SourceLocation | undefined;
  readonly playVersion: string | undefined;
  readonly projects: readonly SbtProject[];
  /** The release of Java that options of the compilers name. */
  readonly release: readonly VersionConstraint[];
  /** `group:artifact`, without Scala's version. */
  readonly dependencies: ReadonlyMap<string, SourceLocation>;
}

const PROGRAM =
  /\bJava(?:Server)?AppPackaging\b|\bPlay(?:Java|Scala|Service|Web)?\b\s*[,)]|\bmainClass\s*:=|\bassembly\s*\//;
const PLAY = /\bPlay(?:Java|Scala|Service|Web|MinimalJava)?\b\s*[,)]/;

/** build.sbt and the plugins below project/, as far as they can be read without running them. */
export function readSbt(folder: Folder): SbtBuild | undefined {
  const raw = folder.read('build.sbt');
  if (raw === undefined) return undefined;
  const text = blankComments(raw, 'slashes');
  const lineAt = lineIndex(text);
  const where = (offset: number) => folder.where('build.sbt', lineAt(offset));
  const plugins = folder.matching(/\.sbt$/, 'project').map((name) => ({
    name: `project/${name}`,
    text: blankComments(folder.read(`project/${name}`) ?? '', 'slashes'),
  }));
  const play = plugins.flatMap((file) => {
    const match = /"(?:com\.typesafe\.play|org\.playframework)"\s*%\s*"sbt-plugin"\s*%\s*"([^"]+)"/.exec(file.text);
    return match === null
      ? []
      : [{ version: match[1], location: folder.where(file.name, lineIndex(file.text)(match.index)) }];
  })[0];
  const dependencies = new Map<string, SourceLocation>();
  for (const match of text.matchAll(/"([\w.-]+)"\s*%%?%?\s*"([\w.-]+)"\s*%/g))
    dependencies.set(`${match[1] ?? ''}:${match[2] ?? ''}`, where(match.index));
  if (play !== undefined) dependencies.set('org.playframework:play', play.location);
  const has = (plugin: string) => plugins.some((file) => file.text.includes(plugin));
  const projects = projectsOf(folder, text, where, play !== undefined);
  return {
    folder,
    name: /\bname\s*:=\s*"{1,3}([^"]+)"/.exec(text)?.[1],
    layout:
      play === undefined && has('sbt-assembly')
        ? 'assembly'
        : play !== undefined || has('sbt-native-packager')
          ? 'stage'
          : 'class path',
    sbtVersion: /^[ \t]*sbt\.version\s*=\s*(\S+)/m.exec(folder.read('project/build.properties') ?? '')?.[1],
    play: play?.location,
    playVersion: play?.version,
    projects,
    release: releaseOf(text, where),
    dependencies,
  };
}

const RELEASE =
  /"-{0,2}(?:release|java-output-version|Xtarget|target|Xunchecked-java-output-version)(?:[: ]|"\s*,\s*")(?:jvm-)?(?<release>1\.8|\d{1,2})"/;

function releaseOf(text: string, where: (offset: number) => SourceLocation): readonly VersionConstraint[] {
  const match = RELEASE.exec(text);
  return match === null ? [] : buildConstraint(match.groups?.release, 'an option of the compiler', where(match.index));
}

/** What is known of a build.sbt while its projects are read. */
interface BuildText {
  readonly where: (offset: number) => SourceLocation;
  readonly hasPlay: boolean;
  readonly values: ReadonlyMap<string, string>;
  /** The first class that the file names anywhere. */
  readonly main: MainClass | undefined;
}

/** The projects that are defined by name, and the root where none of them is it. */
function projectsOf(
  folder: Folder,
  text: string,
  where: (offset: number) => SourceLocation,
  hasPlay: boolean,
): readonly SbtProject[] {
  const values = textValues(text);
  const build = { where, hasPlay, values, main: mainIn(text, values) };
  const starts = [
    ...text.matchAll(/^[ \t]*lazy\s+val\s+`?([\w-]+)`?\s*(?::\s*Project\s*)?=\s*(?:\(\s*)?project\b([^\n]*)/gm),
  ];
  const named = starts.map((match, index) => {
    const body = text.slice(match.index, starts[index + 1]?.index ?? text.length);
    const id = match[1] ?? '';
    const path = /\bin\s*(?:\(\s*)?file\(\s*"([^"]*)"/.exec(body.slice(0, 400))?.[1] ?? id;
    return projectOf(build, id, folder.sub(path === '' ? '.' : path), body, match.index);
  });
  if (named.some((project) => project.folder.path === folder.path)) return named;
  const own = starts.length === 0 ? text : text.slice(0, starts[0]?.index);
  return [projectOf(build, undefined, folder, own, 0), ...named];
}

interface MainClass {
  readonly value: string;
  readonly offset: number;
}

/** The class that a setting names, as text or by a value of the build. */
function mainIn(body: string, values: ReadonlyMap<string, string>): MainClass | undefined {
  const match = /\bmainClass\s*:=\s*Some\(\s*(?:"([\w.$]+)"|(\w+))/.exec(body);
  const value = match?.[1] ?? values.get(match?.[2] ?? '');
  return match === null || value === undefined ? undefined : { value, offset: match.index };
}

/** Values of the build that are text, the first of each name. */
function textValues(text: string): ReadonlyMap<string, string> {
  const all = [...text.matchAll(/\bval\s+(\w+)\s*=\s*"([\w.$]+)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  return new Map(all.reverse());
}

function projectOf(build: BuildText, id: string | undefined, folder: Folder, body: string, start: number): SbtProject {
  const isProgram = PROGRAM.test(body);
  // Settings are often gathered in values that the project only names.
  const own = mainIn(body, build.values);
  const main = own ?? (isProgram ? build.main : undefined);
  return {
    id,
    folder,
    isPlay: build.hasPlay && PLAY.test(body),
    isProgram,
    mainClass:
      main === undefined
        ? undefined
        : {
            value: main.value,
            because: 'build.sbt names it',
            location: build.where((own === undefined ? 0 : start) + main.offset),
          },
    location: build.where(start),
  };
}
