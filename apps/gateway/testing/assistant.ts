import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** A result of a tool, as tests look at it: each tool has some of these members, and others. */
export interface ToolResult {
  [name: string]: unknown;
  results: { id: string }[];
  records: { name: string }[];
  figures: { recordId: string }[];
  questions: unknown[];
  sources: { type: string }[];
  totalCount: number;
  source: { corrections: unknown[] };
}

/** An assistant that is connected to a gateway by the official client of the protocol. */
export interface Assistant {
  client: Client;
  /** Calls a tool. Rejects with the text of the result if it is an error. */
  call(tool: string, input?: Record<string, unknown>): Promise<ToolResult>;
}

export async function connectAssistant(url: string, headers: Record<string, string> = {}): Promise<Assistant> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } }));
  return {
    client,
    async call(tool, input = {}) {
      const { content, structuredContent, isError } = await client.callTool({ name: tool, arguments: input });
      const [{ text }] = content as [{ text: string }];
      if (isError) throw new Error(text);
      expect(JSON.parse(text)).toEqual(structuredContent);
      return structuredContent as ToolResult;
    },
  };
}
