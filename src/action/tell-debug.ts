import type { BuildReport } from '../report/build-report.ts';
import { publicRows } from '../options/table.ts';
import { printable } from '../untrusted/printable.ts';
import { lookup } from '../untrusted/lookup.ts';
import * as log from './log.ts';

/** Variables that decide where a build runs and how requests go out. */
const TELLING = [
  'BUILDKIT_HOST',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'BUILDX_BUILDER',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'SOURCE_DATE_EPOCH',
];
/** Inputs whose names say that nobody should see them. */
const HIDDEN = /token|password|secret|auth|key/;
/** Lists of `NAME=value`, whose values people put secrets in though they should not. */
const NAMED = /^(?:build-args|.*env)$/;

/** What a step was given, under step debugging. No secret is among it: of those, and of values of variables, only names are told. */
export function tellInputs(environment: NodeJS.ProcessEnv): void {
  for (const [name, { input }] of publicRows) {
    const value = lookup(environment, `INPUT_${name.toUpperCase()}`) ?? '';
    if (input === undefined || value === '') continue;
    log.debug(printable(`input ${name}: ${HIDDEN.test(name) ? 'given' : NAMED.test(name) ? namesIn(value) : value}`));
  }
  for (const variable of TELLING) {
    const value = lookup(environment, variable) ?? lookup(environment, variable.toLowerCase());
    // An address keeps no password when it is made printable.
    if (value !== undefined && value !== '') log.debug(printable(`${variable}: ${value}`));
  }
}

/** What was decided, and how long each part took, under step debugging. */
export function tellDecisions({ buildkit, installation, service, stages }: BuildReport): void {
  log.debug(printable(`daemon: BuildKit ${buildkit.version || 'of an unknown version'} at ${buildkit.endpoint}`));
  for (const { because, file, line, value, what } of service.reasons ?? []) {
    const place = file === undefined ? '' : ` (${line === undefined ? file : `${file}:${line}`})`;
    log.debug(printable(`${what}: ${value}, since ${because}${place}`));
  }
  if (installation !== undefined) {
    log.debug(printable(`packages: ${installation.way}, since ${installation.because}`));
    for (const notice of installation.notices ?? []) log.debug(printable(notice));
  }
  for (const { milliseconds, stage } of stages) log.debug(printable(`time of ${stage}: ${milliseconds} ms`));
}

function namesIn(value: string): string {
  return value
    .split('\n')
    .map((line) => line.split('=', 1)[0]?.trim() ?? '')
    .filter((name) => name !== '')
    .join(', ');
}
