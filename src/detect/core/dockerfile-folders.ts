import { calledServices } from './hint.ts';
import type { Repository } from './repository.ts';
import type { DetectionTables } from './tables.ts';
import type { Notice, Rejection } from './types.ts';

const FILE = 'Dockerfile';

/** Folders of Dockerfiles that images for building, testing and deploying others are made from. */
const OTHERWISE =
  /^(?:\.?docker(?:files?)?|build|ci|contrib|deploy(?:ment)?s?|docs?|examples?|hack|infra\w*|packag(?:e|es|ing)|samples?|scripts?|tools?)$/i;

/** A folder with a Dockerfile and no service: it is never dropped in silence. */
export interface DockerfileFolder {
  readonly rejection: Rejection;
  /** Where the compose file builds it, or its folders are not called as those of images for building and testing are. */
  readonly notice: Notice | undefined;
}

/** Folders below the root that have a Dockerfile, outside all services and with none inside. */
export function dockerfileFolders(
  repository: Repository,
  tables: DetectionTables,
  services: readonly string[],
): readonly DockerfileFolder[] {
  const composed = calledServices(tables.hints, repository);
  const touches = (path: string) =>
    services.some(
      (each) => each === path || path.startsWith(`${each}/`) || each.startsWith(`${path}/`) || each === '.',
    );
  return repository
    .foldersWith((name) => name === FILE)
    .filter((path) => path !== '.' && repository.isFile(`${path}/${FILE}`))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.') || tables.testFolders.has(part)))
    .filter((path) => !touches(path) || (composed.has(path) && !services.includes(path)))
    .map((path) => {
      const because = `nothing there shows how it is built but a Dockerfile; with the context ${path} that is built as it is`;
      const notice: Notice = {
        code: 'DOCKERFILE_ONLY',
        message: `${path} is no service here: ${because}`,
        location: { file: `${path}/${FILE}` },
      };
      return {
        rejection: { path, what: FILE, because },
        notice: composed.has(path) || !path.split('/').some((part) => OTHERWISE.test(part)) ? notice : undefined,
      };
    });
}
