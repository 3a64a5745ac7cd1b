import type { BuildReport, WrittenOutput } from './build-report.ts';
import { megabytes } from './megabytes.ts';

/** What an output wrote on this machine, for a person. */
export function describeOutput({ bytes, files, path, type }: WrittenOutput): string {
  const size = megabytes(bytes);
  return files === undefined ? `${path} (${type} archive, ${size})` : `${path} (folder, ${files} files, ${size})`;
}

/** Why a report has no digest: folders and archives of files are no images. */
export function whyNoDigest({ outputs = [] }: Pick<BuildReport, 'outputs'>): string {
  return outputs.length === 0 ? 'nothing was exported' : 'no image was made, only files';
}
