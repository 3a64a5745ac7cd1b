import * as z from 'zod/mini';
import type { AskTime } from '../app/commit-time.ts';
import { parseShape } from '../untrusted/shape.ts';
import { NO_TOKEN, openGithub, patiently, reason, type GithubAccess } from './github-api.ts';

const commitsShape = z.array(z.object({ commit: z.object({ committer: z.object({ date: z.string() }) }) }));

/** Asks GitHub's REST API when a folder last changed, which a checkout without history can't know. */
export function githubCommitTime(access: GithubAccess): AskTime {
  return async ({ head, path }) => {
    const repository = openGithub(access);
    if (repository === undefined) return NO_TOKEN;
    const { api, at } = repository;
    try {
      const { data } = await patiently(() =>
        api.request('GET /repos/{owner}/{repo}/commits', { ...at, sha: head, path, per_page: 1 }),
      );
      const [last] = parseShape(commitsShape, data);
      const seconds = Date.parse(last?.commit.committer.date ?? '') / 1000;
      return Number.isSafeInteger(seconds) && seconds >= 0 ? seconds : `GitHub knows no commit that touched ${path}`;
    } catch (error) {
      return reason(error, repository);
    }
  };
}
