import { detectStage, type Detected } from '../app/line.ts';
import { readCommandOptions } from '../options/read-command.ts';
import { columns } from '../report/table.ts';
import { normaliseCommand, type UniversalBuild } from '../schema/universal-build.ts';
import { printable, say, shortened, type Printable } from '../untrusted/printable.ts';
import { openLine, tellAside } from './line-verbs.ts';
import type { CliSurroundings } from './surroundings.ts';

/** Services that are listed; with those that are only counted the answer has ten lines. */
const LISTED = 3;
/** Characters of a line, as on the narrowest of terminals. */
const WIDTH = 60;

const HELP = ['aipack help', 'has everything else'];
const ELSEWHERE = [['aipack doctor', 'tells what builds need, and what is missing here'], HELP];

/**
 * `aipack` alone: what it would do in this folder, and what can be typed next, in ten lines.
 * @throws AipackError where nothing can be built, once that is told
 */
export async function runLook(surroundings: CliSurroundings): Promise<void> {
  const { environment, stdout } = surroundings;
  const width = surroundings.width?.();
  const options = await readCommandOptions('detect', { context: '.' }, environment);
  const { settings, outside } = await openLine(options, surroundings);
  const detected = await detectStage(settings, outside).catch((error: unknown) => {
    // What is wrong is told behind it.
    stdout(say`Nothing is built here yet. Next:\n${columns(ELSEWHERE, width)}\n`);
    throw error;
  });
  tellAside(detected, surroundings);
  stdout(say`${describe(detected, width)}\n\n${columns(nextOf(detected), width)}\n`);
}

function describe({ builds, dockerfile }: Detected, width: number | undefined): Printable {
  if (dockerfile !== undefined) return printable(`${dockerfile}: built as its Dockerfile says`);
  const [only, ...more] = builds;
  if (only !== undefined && more.length === 0) return describeOne(only, width);
  const listed = builds.length > LISTED ? builds.slice(0, LISTED - 1) : builds;
  const rows = listed.map((build) => [build.metadata.project_name, build.metadata.path, kindOf(build)]);
  const rest = builds.length - listed.length;
  const all = rest === 0 ? rows : [...rows, [`and ${rest} more`, '', '']];
  return say`${printable(`${builds.length} services, each an image of its own:`)}\n${columns(all, width)}`;
}

function describeOne(build: UniversalBuild, width: number | undefined): Printable {
  const { project_name: name, build_system: system } = build.metadata;
  const steps = build.build.commands.map((command) => normaliseCommand(command).name.split('\n', 1)[0] ?? '');
  const facts: (readonly string[])[] = [
    ['build', short(steps.join(', then ') || 'nothing to run')],
    ['image', short(build.runtime.packages.join(' '))],
    ['start', short(build.runtime.command.join(' '))],
    ['ports', build.runtime.ports.join(' ') || 'none'],
  ];
  return say`${printable(`${name}: ${kindOf(build)}, built with ${system}`)}\n${columns(facts, width)}`;
}

function kindOf({ metadata: { framework, language } }: UniversalBuild): string {
  return [framework, language].filter(Boolean).join(', ');
}

function short(text: string): string {
  return shortened(printable(text), WIDTH);
}

function nextOf({ builds, dockerfile }: Detected): readonly (readonly string[])[] {
  const [first, ...more] = builds;
  const name = first?.metadata.project_name ?? 'app';
  const service = more.length > 0 ? ` --service ${name}` : '';
  return [
    [`aipack run${service}`, 'builds it, and starts it in Docker'],
    [`aipack build${service}`, 'builds it, and loads it into Docker'],
    more.length > 0 || dockerfile !== undefined
      ? ['aipack services', 'lists what is here']
      : ['aipack detect', 'says why it is built like that'],
    ['aipack init', 'writes a workflow that does it on GitHub'],
    HELP,
  ];
}
