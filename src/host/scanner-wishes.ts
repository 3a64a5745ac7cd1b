import { scannedParts, type ScannerChoice } from '../app/attest.ts';
import { isAtLeast, type DaemonInfo } from '../buildkit/index.ts';
import { AipackError } from '../schema/errors.ts';

interface Scanned {
  /** What the Dockerfile says, as far as it could be read. */
  readonly text: string | undefined;
  readonly label: string;
  /** The frontend that an argument names. */
  readonly syntax: string | undefined;
  readonly info: Pick<DaemonInfo, 'version' | 'versionText'>;
}

/**
 * Refuses what a Dockerfile's frontend would leave out of a scan without a word, and warns where that can't be told.
 * @throws AipackError INPUT_INVALID, FEATURE_UNSUPPORTED
 */
export function checkScanner(choice: ScannerChoice, scanned: Scanned, onWarning: (message: string) => void): void {
  const { info, label, text } = scanned;
  if (text !== undefined) refuseUndeclared(choice, text, label);
  const options = Object.keys(choice.options).sort().join(', ');
  if (options === '') return;
  const knows = handsOptionsOn(scanned);
  if (knows === false) {
    throw new AipackError({
      code: 'FEATURE_UNSUPPORTED',
      message: `The scanner would not get ${options}: its options need BuildKit 0.17 and docker/dockerfile:1.11, and this is ${scanned.syntax ?? syntaxOf(text) ?? info.versionText}`,
      hint: 'Use a newer one, or leave the options of the scanner out.',
    });
  }
  if (knows === undefined) {
    onWarning(
      `Whether the scanner gets ${options} is not known: the frontend of the Dockerfile doesn't say its version, and one before BuildKit 0.17 and docker/dockerfile:1.11 leaves options out.`,
    );
  }
}

/** Whether the frontend of the Dockerfile gives a scanner its options; undefined where that can't be told. */
function handsOptionsOn({ info, syntax, text }: Scanned): boolean | undefined {
  const named = syntax ?? syntaxOf(text);
  if (named === undefined) return isAtLeast(info.version, '0.17.0');
  const [, tag = 'latest'] = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::([\w.-]+))?(?:@|$)/.exec(named) ?? [
    named,
    '',
  ];
  if (['latest', 'labs', '1', '1-labs'].includes(tag)) return true;
  const [, minor] = /^1\.(\d{1,4})\b/.exec(tag) ?? [];
  return minor === undefined ? undefined : Number(minor) >= 11;
}

/** The frontend that one of the comments at the start of a Dockerfile names. */
function syntaxOf(text = ''): string | undefined {
  for (const line of text.split('\n')) {
    const [, key = '', value = ''] = /^#[ \t]*([A-Za-z]+)[ \t]*=(.*)$/.exec(line.trim()) ?? [];
    if (key === '') return undefined;
    if (key.toLowerCase() === 'syntax') return value.trim().split(' ')[0];
  }
  return undefined;
}

/** BuildKit scans more than the image only where the Dockerfile has the argument that says so, and is silent without. */
function refuseUndeclared(sbom: ScannerChoice, text: string, label: string): void {
  const missing = scannedParts(sbom).filter((argument) => !text.includes(argument));
  if (missing.length === 0) return;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `The scanner would not see what it was asked to: ${label} does not declare ${missing.join(' and ')}`,
    hint: `Add ${missing.map((argument) => `ARG ${argument}=true`).join(' and ')} before its first FROM.`,
    location: { file: label },
  });
}
