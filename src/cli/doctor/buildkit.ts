import { BuildkitError, openClient, type OpenOptions } from '../../buildkit/index.ts';
import { wordsOf, type Finding } from './finding.ts';

type Search = Omit<OpenOptions, 'container' | 'release'> & {
  readonly container: NonNullable<OpenOptions['container']>;
};

/** Which BuildKit a build would use, found as a build finds it; none is started for that. */
export async function buildkitFinding(search: Search): Promise<Finding> {
  const subject = 'buildkit';
  const { container, ...options } = search;
  const prepare = (): never => {
    throw new BuildkitError('NO_BUILDKIT', 'It was not started: this only looks.');
  };
  try {
    const client = await openClient({ ...options, container: { ...container, prepare } });
    const { versionText, platforms } = client.info;
    client.close();
    const version = versionText === '' ? 'of an unknown version' : versionText;
    return { subject, mark: 'good', found: `${client.endpoint}, ${version}, ${platforms.join(' ')}` };
  } catch (error) {
    if (!(error instanceof BuildkitError) || error.code === 'CANCELLED') throw error;
    return { subject, ...whyNone(error, container.image) };
  }
}

/** Where Docker answers and its own BuildKit won't do, a build starts one through it. */
function whyNone(error: BuildkitError, image: string): Omit<Finding, 'subject'> {
  const { attempts = [], hint } = error;
  const docker = attempts.find(({ endpoint }) => endpoint === 'docker://')?.error;
  if (error.code === 'NO_BUILDKIT' && docker?.code === 'UNSUPPORTED') {
    return {
      mark: 'good',
      found: `none runs; a build starts a container of ${image} through Docker`,
      ...(docker.hint === undefined ? {} : { mend: `To go without that container: ${docker.hint}` }),
    };
  }
  const tried = attempts
    .filter(({ error: { message } }) => !message.startsWith('It was not started'))
    .map((attempt) => `${attempt.endpoint}: ${wordsOf(attempt.error)}`);
  return {
    mark: 'missing',
    found: tried.length === 0 ? wordsOf(error) : `none: ${tried.join('; ')}`,
    ...(hint === undefined ? {} : { mend: hint }),
  };
}
