import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer in place of what the repository would say. */
export interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** GitHub's REST API for one repository, answered from a real one on disk, with the limits that GitHub documents. */
export class GithubApi {
  /** What was asked, in order: path with query. */
  readonly requests: string[] = [];
  /** What was asked as whom. */
  readonly tokens = new Set<string | undefined>();
  /** Head and base of pull requests by number. */
  readonly pulls = new Map<number, readonly [base: string, head: string]>();
  /** Refusals by the part of the API that they are for, each used once, the first one first. */
  readonly refusals = new Map<'compare' | 'trees' | 'contents' | 'pulls' | 'commits', Refusal[]>();
  /** Whether trees are said to be larger than they are shown. */
  truncated = false;
  readonly #folder: string;
  readonly #server: Server;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async start(folder: string): Promise<GithubApi> {
    const api = new GithubApi(folder);
    await new Promise<void>((resolve) => api.#server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.#folder, ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 64 * 1024 * 1024,
    });
  }

  #answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
    this.requests.push(url);
    this.tokens.add(headers.authorization);
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const [, part = '', ...rest] = /^\/repos\/owner\/shop\/(?:git\/)?(\w+)(?:\/(.*))?$/.exec(pathname) ?? [];
    const refusal = this.refusals.get(part as 'compare')?.shift();
    const send = (status: number, body: unknown, more: Readonly<Record<string, string>> = {}): void =>
      void response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(body));
    if (refusal !== undefined) return send(refusal.status, { message: 'refused' }, refusal.headers);
    try {
      const target = decodeURIComponent(rest[0] ?? '');
      const page = Number(searchParams.get('page') ?? 1);
      if (part === 'compare') return send(200, this.#compare(target, page));
      if (part === 'trees') return send(200, this.#tree(target));
      if (part === 'contents')
        return this.#contents(target, searchParams.get('ref') ?? '', headers.accept, send, response);
      if (part === 'commits') return send(200, this.#commits(searchParams));
      if (part === 'pulls') return this.#pull(Number.parseInt(target, 10), page, searchParams, send);
    } catch {
      // What git does not know.
    }
    send(404, { message: 'Not Found' });
  }

  #files(base: string, head: string): readonly Readonly<Record<string, string>>[] {
    const lines = this.#git('diff', '--name-status', '-M', '-z', base, head).split('\0').slice(0, -1);
    const files: Record<string, string>[] = [];
    for (let at = 0; at < lines.length;) {
      const status = lines[at++] ?? '';
      const first = lines[at++] ?? '';
      if (!status.startsWith('R')) files.push({ filename: first });
      else files.push({ previous_filename: first, filename: lines[at++] ?? '' });
    }
    return files;
  }

  #compare(range: string, page: number): unknown {
    const [base = '', head = ''] = range.split('...');
    const parted = this.#git('merge-base', base, head).trim();
    const files = page === 1 ? this.#files(parted, head).slice(0, 300) : [];
    return { status: 'ahead', merge_base_commit: { sha: parted }, commits: [], files };
  }

  #commits(query: URLSearchParams): unknown {
    const range = [query.get('sha') ?? 'HEAD', '--', query.get('path') ?? '.'];
    const listed = this.#git('log', `-${query.get('per_page') ?? 30}`, '--format=%H %cI', ...range).trim();
    return listed === ''
      ? []
      : listed.split('\n').map((line) => {
          const [sha, date] = line.split(' ');
          return { sha, commit: { committer: { date } } };
        });
  }

  #tree(commit: string): unknown {
    const tree = this.#git('ls-tree', '-r', '-t', '-z', commit)
      .split('\0')
      .slice(0, -1)
      .map((line) => {
        const [facts = '', path = ''] = line.split('\t');
        const [mode = '', type = '', sha = ''] = facts.split(' ');
        return { path, mode, type, sha };
      });
    return { sha: commit, tree, truncated: this.truncated };
  }

  #contents(
    path: string,
    ref: string,
    accept: string | undefined,
    send: (status: number, body: unknown) => void,
    response: ServerResponse,
  ): void {
    const text = this.#git('show', `${ref}:${path}`);
    if (accept?.includes('raw') === true)
      return void response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
    const isSmall = text.length <= 1024 * 1024;
    const content = isSmall ? Buffer.from(text).toString('base64') : '';
    send(200, { type: 'file', size: text.length, encoding: isSmall ? 'base64' : 'none', content });
  }

  #pull(
    number: number,
    page: number,
    query: URLSearchParams,
    send: (status: number, body: unknown, headers?: Readonly<Record<string, string>>) => void,
  ): void {
    const pull = this.pulls.get(number);
    if (pull === undefined) return send(404, { message: 'Not Found' });
    const [base, head] = pull;
    const size = Number(query.get('per_page') ?? 30);
    const files = this.#files(this.#git('merge-base', base, head).trim(), head).slice(0, 3000);
    const next = `<${this.url}/repos/owner/shop/pulls/${number}/files?per_page=${size}&page=${page + 1}>; rel="next"`;
    send(200, files.slice((page - 1) * size, page * size), page * size < files.length ? { link: next } : {});
  }
}
