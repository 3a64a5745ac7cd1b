import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface WayProject {
  readonly context: string;
  readonly spec: string;
}

/** A repository, and how to build it: one command that is a step of its own in every project, and the file that it makes. */
export function makeProject(folder: string, name: string, command = 'true'): WayProject {
  const context = join(folder, name);
  mkdirSync(context, { recursive: true });
  writeFileSync(join(context, 'made-from'), name);
  const document = {
    metadata: { project_name: 'way', language: 'shell', build_system: 'none' },
    build: { commands: [{ run: `cp made-from /made; ${command}`, name: 'make' }] },
    runtime: { command: ['/x'], copy: [{ from: '/made', to: '/made' }] },
  };
  const spec = join(folder, `${name}.json`);
  writeFileSync(spec, JSON.stringify(document));
  return { context, spec };
}
