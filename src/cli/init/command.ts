import { relative, resolve } from 'node:path';
import { detectStage, type Detected } from '../../app/line.ts';
import { look, workTreeOf } from '../../host/workspace-path.ts';
import type { Options } from '../../options/table.ts';
import { AipackError } from '../../schema/errors.ts';
import { OVERRIDE_FILES } from '../../schema/override-files.ts';
import { joined, printable, printableJson, say } from '../../untrusted/printable.ts';
import { openLine, tellAside, type OpenLine } from '../line-verbs.ts';
import type { CliSurroundings } from '../surroundings.ts';
import { specText } from './spec-text.ts';
import { workflowText } from './workflow.ts';
import { writeFiles, type NewFile } from './write-files.ts';

const WORKFLOW = '.github/workflows/aipack.yml';

/** `aipack init`: a workflow for what detection finds, in the root of the repository, and what was found if that is wanted. */
export async function runInit(options: Options, surroundings: CliSurroundings): Promise<void> {
  const line = await openLine({ ...options, noLock: true }, surroundings);
  const { context } = line.settings;
  const detected = await detectStage(line.settings, line.outside);
  tellAside(detected, surroundings);
  const root = workTreeOf(context) ?? context;
  const below = relative(root, context) || '.';
  const several = detected.builds.length > 1;
  const files = [
    { path: WORKFLOW, text: workflowText({ branch: await branchOf(line), context: plain(below), several }) },
    ...(options.initSpec ? specFile(detected.builds, root, context) : []),
  ];
  writeFiles(files, { directory: root, roots: [root] }, options.force);
  const written = files.map(({ path }) => path);
  surroundings.stdout(
    options.format === 'json'
      ? say`${printableJson({ folder: root, written, several }, 2)}\n`
      : say`${joined(
          [
            ...written.map((path) => printable(`Wrote ${relative(surroundings.directory, resolve(root, path))}.`)),
            say`Commit and push, and the image is on ghcr.io under the name of the repository.`,
          ],
          '\n',
        )}\n`,
  );
}

/** In the place of the one that there is by either name; a Dockerfile says itself how it is built. */
function specFile(builds: Detected['builds'], root: string, context: string): readonly NewFile[] {
  if (builds.length === 0) return [];
  const [usual] = OVERRIDE_FILES;
  const name = OVERRIDE_FILES.find((each) => look(resolve(context, each)) !== undefined) ?? usual;
  return [{ path: relative(root, resolve(context, name)), text: specText(builds) }];
}

/** The branch that the remote has for its own, or else the one that is checked out. */
async function branchOf({ outside: { git } }: OpenLine): Promise<string> {
  const remote = (await git(['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']))?.trim().replace(/^origin\//, '');
  const own = remote ?? (await git(['symbolic-ref', '--short', 'HEAD']))?.trim() ?? '';
  return /^[\w./-]+$/.test(own) ? own : 'main';
}

/** GitHub reads `${{ … }}` wherever it stands, and quotes in YAML don't keep it from that. */
function plain(path: string): string {
  if (!path.includes('${{')) return path;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `The folder ${JSON.stringify(path)} has an expression for its name, which no workflow can say`,
    hint: 'Give the folder another name.',
  });
}
