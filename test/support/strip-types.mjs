import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

/** Jest transformer: the source is erasable TypeScript, so Node's own type stripping keeps every line and column. */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
  getCacheKey: (source, path) =>
    createHash('sha256').update(process.version).update('\0').update(path).update('\0').update(source).digest('hex'),
};
