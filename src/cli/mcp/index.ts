// The server of the Model Context Protocol, with the library for it: a program of its own in dist/, which only `aipack mcp` loads.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { ToolRegistry } from '../../assist/tool-registry.ts';
import type { Veil } from '../../assist/view/veil.ts';

export interface ServeOptions {
  /** The tools as things stand now: the repository may have changed since the last question. */
  readonly tools: () => Promise<ToolRegistry>;
  /** What is secret is taken out of every answer. */
  readonly veil: Veil;
  readonly version: string;
  readonly instructions: string;
  /** Ends the server. */
  readonly signal: AbortSignal;
}

/** Offers tools on standard input and output until the client is gone. */
export async function serveTools({ tools, veil, version, instructions, signal }: ServeOptions): Promise<void> {
  const server = new Server({ name: 'aipack', version }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, async () => {
    const described = (await tools()).describe();
    return {
      tools: described.map(({ name, description, parameters }) => ({
        name,
        description,
        inputSchema: { ...parameters, type: 'object' },
        annotations: { readOnlyHint: true, openWorldHint: false },
      })),
    };
  });
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const { ok, content } = await (await tools()).run(params.name, params.arguments ?? {});
    return { content: [{ type: 'text', text: veil(content) }], ...(ok ? {} : { isError: true }) };
  });
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  signal.addEventListener('abort', () => void server.close(), { once: true });
  // The library does not hear of an input that ends.
  process.stdin.once('end', () => void server.close());
  await server.connect(new StdioServerTransport());
  await ended;
}
