import { lookup } from '../../untrusted/lookup.ts';
import type { Found, SourceLocation } from '../core/types.ts';
import type { Stage } from './dockerfile-stage.ts';

/** Programs that others call to work on files, by what distributions call their packages. What libraries need is known by the libraries. */
const PROGRAMS: Readonly<Record<string, string>> = {
  ffmpeg: 'ffmpeg',
  ghostscript: 'ghostscript',
  gifsicle: 'gifsicle',
  graphicsmagick: 'graphicsmagick',
  graphviz: 'graphviz',
  imagemagick: 'imagemagick-7',
  jpegoptim: 'jpegoptim',
  'libimage-exiftool-perl': 'exiftool',
  exiftool: 'exiftool',
  mediainfo: 'mediainfo',
  optipng: 'optipng',
  pandoc: 'pandoc',
  pngquant: 'pngquant',
  'poppler-utils': 'poppler-utils',
  'tesseract-ocr': 'tesseract',
  'yt-dlp': 'yt-dlp',
};

/** Those of them that the last stage of a Dockerfile, or one that it stands on, installs. */
export function calledPrograms(
  last: Stage | undefined,
  where: (line: number) => SourceLocation,
): Found<string> | undefined {
  for (let stage = last; stage !== undefined; stage = stage.base) {
    for (const { name, args, line } of stage.instructions) {
      if (name !== 'RUN' || !/\b(?:apt|apt-get|apk|dnf|microdnf|yum)\b[^;&]*\s(?:add|install)\b/s.test(args)) continue;
      const names = [...new Set(args.split(/[\s\\=~]+/).flatMap((word) => lookup(PROGRAMS, word) ?? []))];
      if (names.length > 0)
        return { value: names.sort().join(' '), because: 'the Dockerfile installs it', location: where(line) };
    }
  }
  return undefined;
}
