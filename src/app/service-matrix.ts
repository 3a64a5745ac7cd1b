import type { Detected } from './line.ts';

/** Services as `strategy.matrix` of a workflow takes them, by `fromJSON`. */
export interface ServiceMatrix {
  readonly include: readonly {
    readonly service: string;
    readonly path: string;
    readonly language: string;
    readonly framework: string;
  }[];
}

/** One leg a service. An empty matrix fails a workflow, so a job that uses it asks first whether there are any. */
export function serviceMatrix({ builds, dockerfile }: Pick<Detected, 'builds' | 'dockerfile'>): ServiceMatrix {
  if (dockerfile !== undefined)
    return { include: [{ service: dockerfile, path: '.', language: 'dockerfile', framework: '' }] };
  return {
    include: builds.map(({ metadata }) => ({
      service: metadata.project_name,
      path: metadata.path,
      language: metadata.language,
      framework: metadata.framework ?? '',
    })),
  };
}
