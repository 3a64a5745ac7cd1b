import { streamRange } from '../../../wolfi/index.ts';
import type { Project } from '../../core/project.ts';
import type { StreamChoice } from '../../core/types.ts';
import { chooseConstraint, type VersionConstraint } from '../../core/version-constraint.ts';
import { versionFileConstraints, type VersionFiles } from '../../core/version-files.ts';
import type { GoMod } from './go-mod.ts';

export const GO_VERSIONS: VersionFiles = { family: 'go', plain: ['.go-version'], tools: ['go', 'golang'], depth: 2 };

/**
 * The Go of a module. The `go` directive is a lower bound; a version file pins, as far as the stream is still there; the `toolchain`
 * directive only suggests, and counts where there is a package for it. A release that the package has not reached yet is a problem:
 * the build downloads no other toolchain.
 */
export function goToolchain(project: Project, mod: GoMod): StreamChoice {
  const files = versionFileConstraints(project.folder, GO_VERSIONS);
  const { constraint, conflict } = chooseConstraint(
    [...(files.length === 0 ? suggested(project, mod) : []), ...directive(mod), ...files],
    2,
  );
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, constraint?.location);
  const choice = project.stream('go', constraint);
  const needed = mod.go?.text.replace(/^go/, '') ?? '';
  if (choice.version !== '' && isOlder(choice.version, needed))
    project.problem(
      'VERSION_UNAVAILABLE',
      `the go directive asks for Go ${needed}, and the newest ${choice.package} of the package index is ${choice.version}`,
      'Ask for a release that is there, or wait until the package index has this one.',
      mod.go?.location,
    );
  return choice;
}

/** Any release of the stream serves as well: packages carry its newest one. */
function boundOf(text: string, source: string, location: VersionConstraint['location']): readonly VersionConstraint[] {
  const version = text.replace(/^go/, '');
  const range = streamRange(`>=${version}`, 2);
  if (range === undefined) return [];
  const request = version.replace(/^(\d+\.\d+)\..*$/, '$1');
  return [{ request, range, text, source, ...(location === undefined ? {} : { location }) }];
}

function directive({ go }: GoMod): readonly VersionConstraint[] {
  return go === undefined ? [] : boundOf(go.text, 'the go directive', go.location);
}

function suggested(project: Project, { toolchain }: GoMod): readonly VersionConstraint[] {
  const found = toolchain === undefined ? [] : boundOf(toolchain.text, 'the toolchain directive', toolchain.location);
  return found.filter(({ request }) => project.hasStream(GO_VERSIONS.family, request));
}

/** Whether a package's version lies before a release that is named to its third number; others say nothing of patch levels. */
function isOlder(version: string, needed: string): boolean {
  const have = /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  const want = /^(\d+)\.(\d+)\.(\d+)$/.exec(needed)?.slice(1).map(Number);
  if (have === undefined || want === undefined) return false;
  const at = want.findIndex((number, index) => number !== have[index]);
  return at !== -1 && (have[at] ?? 0) < (want[at] ?? 0);
}
