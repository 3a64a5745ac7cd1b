import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MadeLayout } from './layout.ts';

/** A registry that has layouts under tags of one repository. */
export class LayoutRegistry {
  readonly #server: Server;
  readonly #tags: Readonly<Record<string, MadeLayout>>;
  /** Digests and tags that were asked for. */
  readonly asked: string[] = [];
  /** Digests that it refuses to give. */
  readonly refused = new Set<string>();

  private constructor(tags: Readonly<Record<string, MadeLayout>>) {
    this.#tags = tags;
    this.#server = createServer((request, response) => {
      const name = request.url?.split('/').at(-1) ?? '';
      this.asked.push(name);
      const digest = this.#tags[name]?.digest ?? name;
      const layouts = Object.values(this.#tags);
      const body = layouts.map(({ files }) => files.get(`blobs/${digest.replace(':', '/')}`)).find(Boolean);
      const type = layouts.map(({ types }) => types.get(digest)).find(Boolean) ?? '';
      if (this.refused.has(digest)) response.writeHead(500).end('out of order');
      else if (body === undefined) response.writeHead(404).end();
      else response.setHeader('content-type', type).end(body);
    });
  }

  static async start(tags: Readonly<Record<string, MadeLayout>>): Promise<LayoutRegistry> {
    const registry = new LayoutRegistry(tags);
    await new Promise<void>((resolve) => registry.#server.listen(0, '127.0.0.1', resolve));
    return registry;
  }

  /** `HOST:PORT/app`. */
  get repository(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}/app`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
