import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString, asStrings, type Document, type Step } from '../core/manifests/document.ts';
import type { Repository } from '../core/repository.ts';
import { firstAnswers, type Hints } from '../core/hint.ts';
import { hint, peekYaml, versionHint } from './peek.ts';

const WORKFLOWS = '.github/workflows';
const MAX_WORKFLOWS = 20;

/** One look a repository: the files lie at its root and say the same of every service. */
const known = new WeakMap<Repository, Hints>();

/**
 * What tests are run with: the weakest of hints, since a matrix tests what nobody deploys. Node.js where one version only is named,
 * packages that are installed with apt, and services beside.
 */
export function continuousIntegrationHints({ repository }: Folder): Hints {
  let hints = known.get(repository);
  if (hints === undefined) {
    hints = firstAnswers([...workflows(repository), ...gitlab(repository), ...circle(repository)]);
    known.set(repository, hints);
  }
  return hints;
}

function workflows(repository: Repository): readonly Hints[] {
  return repository
    .list(WORKFLOWS)
    .files.filter((name) => /\.ya?ml$/.test(name))
    .slice(0, MAX_WORKFLOWS)
    .flatMap((name) => peekYaml(repository, `${WORKFLOWS}/${name}`) ?? [])
    .flatMap(jobsOf);
}

function jobsOf(document: Document): readonly Hints[] {
  return Object.entries(asRecord(document.get('jobs'))).flatMap(([name, job]) => {
    const steps = asArray(asRecord(job).steps).map(asRecord);
    const beside = Object.keys(asRecord(asRecord(job).services));
    const at = (...path: Step[]): Step[] => ['jobs', name, ...path];
    return [
      ...steps.map((step, index) => ({
        ...hint(
          'testPackages',
          document,
          aptPackages(asString(step.run) ?? ''),
          'the workflow installs it',
          at('steps', index),
        ),
        ...(asString(step.uses)?.startsWith('actions/setup-node@')
          ? versionHint(
              'nodejs',
              document,
              version(asRecord(step.with)['node-version']),
              'the workflow tests with it',
              at('steps', index, 'with', 'node-version'),
            )
          : {}),
      })),
      hint(
        'beside',
        document,
        beside.length === 0 ? undefined : beside.join(', '),
        'the workflow tests beside it',
        at('services'),
      ),
    ];
  });
}

function gitlab(repository: Repository): readonly Hints[] {
  const document = peekYaml(repository, '.gitlab-ci.yml');
  if (document === undefined) return [];
  const jobs: readonly Step[][] = [[], ['default'], ...Object.keys(asRecord(document.root)).map((name) => [name])];
  return jobs.flatMap((job) => {
    const image = document.get(...job, 'image');
    const scripts = ['before_script', 'script'].flatMap((key) => asStrings(document.get(...job, key)));
    return [
      versionHint(
        'nodejs',
        document,
        imageVersion(asString(image) ?? asString(asRecord(image).name)),
        'the pipeline runs on it',
        [...job, 'image'],
      ),
      hint('testPackages', document, aptPackages(scripts.join('\n')), 'the pipeline installs it', job),
    ];
  });
}

function circle(repository: Repository): readonly Hints[] {
  const document = peekYaml(repository, '.circleci/config.yml');
  if (document === undefined) return [];
  const places = ['jobs', 'executors'].flatMap((list) =>
    Object.keys(asRecord(document.get(list))).map((name): Step[] => [list, name, 'docker', 0, 'image']),
  );
  return places.map((path) =>
    versionHint('nodejs', document, imageVersion(asString(document.get(...path))), 'the pipeline runs on it', path),
  );
}

/** A version that is written out; a matrix and an expression leave it open. */
function version(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  const text = asString(value);
  return text !== undefined && /^v?\d+(?:\.(?:\d+|x))*$/.test(text) ? text : undefined;
}

function imageVersion(image: string | undefined): string | undefined {
  return /(?:^|\/)node:(\d+(?:\.\d+)*)/.exec(image ?? '')?.[1];
}

/** Names after `apt-get install`, without options and versions. */
function aptPackages(script: string): string | undefined {
  const joined = script.replace(/\\\n/g, ' ');
  const names = [...joined.matchAll(/\bapt(?:-get)?\s+(?:-\S{1,60}\s+){0,8}install\s+([^\n;&|]+)/g)].flatMap((match) =>
    (match[1] ?? '').split(/\s+/).filter((word) => /^[a-z0-9][a-z0-9.+-]+$/.test(word)),
  );
  return names.length === 0 ? undefined : [...new Set(names)].join(' ');
}
