import type { Folder } from '../../core/folder.ts';
import { decidePort, scanPorts } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import type { SourceFile } from '../../core/sources.ts';
import { hintedStart, type HintedStart } from '../../core/start-hint.ts';
import type { Found } from '../../core/types.ts';
import { PHP_PORTS } from './scan.ts';
import { startsProgram } from './site.ts';

/** A server or a worker that is PHP from end to end, without a web server before it. */
export interface PhpProgram extends HintedStart {
  readonly port: number | undefined;
  readonly readsPort: boolean;
}

const NAMES = ['server.php', 'app.php', 'main.php', 'run.php', 'start.php', 'bot.php', 'worker.php'];

/** The file that a program without pages starts with. */
export function mainProgram(folder: Folder): string | undefined {
  return folder.first(...NAMES);
}

/** What a Procfile or a platform's file starts, or, where there are no pages, the file that such programs start with. */
export function phpProgram(project: Project, sources: readonly SourceFile[]): PhpProgram | undefined {
  const { folder } = project;
  const hinted = startsProgram(project);
  const main = project.strict ? undefined : mainProgram(folder);
  if (!hinted && main === undefined) return undefined;
  const scan = scanPorts(sources, PHP_PORTS);
  const inLine = hinted && /\$\{?PORT\b/.test(project.hints.start?.value ?? '');
  const readsPort = inLine || scan.readsPort;
  const usual: Found<number> | undefined = readsPort
    ? { value: 8080, because: 'PORT decides, and nothing names a default' }
    : undefined;
  const port = decidePort(project, scan, usual);
  if (hinted) {
    const start = hintedStart(project, port);
    return start === undefined ? undefined : { ...start, port, readsPort };
  }
  const name = main ?? 'app.php';
  project.decide(
    'start command',
    `php ${name}`,
    'there are no pages, and it is the file that such programs start with',
    folder.where(name),
  );
  return { command: ['php', name], env: {}, shell: false, port, readsPort };
}
