import type { Folder } from '../folder.ts';
import { asPort, type Hints } from './hints.ts';

/** EXPOSE and HEALTHCHECK of a Dockerfile's last stage: what it does otherwise is its own business. */
export function dockerfileHints(folder: Folder): Hints {
  const path = folder.at('Dockerfile');
  const text = path === undefined ? undefined : folder.repository.peek(path);
  if (text === undefined) return {};
  let hints: Hints = {};
  text.split('\n').forEach((source, index) => {
    const location = folder.where('Dockerfile', index + 1);
    if (/^[^\S\n]*FROM\s/i.test(source)) hints = {};
    const exposed = /^[^\S\n]*EXPOSE\s+(.*)/i.exec(source)?.[1]?.split(/\s+/) ?? [];
    // A service that has git or a shell over SSH serves its pages on another port.
    const port = exposed.map((word) => asPort(word.replace(/\/tcp$/i, ''))).find((each) => each !== 22);
    if (port !== undefined && hints.port === undefined) {
      hints = { ...hints, port: { value: port, because: 'the Dockerfile exposes it', location } };
    }
    const health = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[^\s/'"]+)?(\/[^\s'"|)\]]*)/.exec(source)?.[1];
    if (health !== undefined && /HEALTHCHECK|curl|wget/i.test(source)) {
      hints = { ...hints, health: { value: health, because: "the Dockerfile's health check asks for it", location } };
    }
  });
  return hints;
}
