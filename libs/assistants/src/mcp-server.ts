import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { Addresses, originOf, type Ask } from '@tokorozawa/resources';
import { languageTagOf, type LanguageTag, type Locale } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { serveRecords } from './records';
import { localeOfTag, type Tool, type ToolContext, ToolError } from './tool';
import { tools } from './tools';

export interface MessageContext {
  publicUrl: string;
  version: string;
  schema: GraphQLSchema;
  /** The language of a tool that is called without one. */
  locale: Locale;
  askIn(locale: Locale): Ask;
  log: FastifyBaseLogger;
}

const instructions = `The planning graph of Tokorozawa City (所沢市 計画グラフ) holds what the city's planning department (経営企画部) publishes once a year: the comprehensive plan (総合計画), gender equality (男女共同参画), sister cities and peace (国際交流・平和), informatization (情報化・広報), regional partnership (広域行政), the city's brand, and facilities and events of five cities.
Begin with "search"; its ids go to "fetch" and "explain_value". For figures use "list_indicators" and "get_indicator_series". "list_questions" has checked ready-made questions. Use "run_query" (GraphQL) for what no other tool answers.
Give your user the permanent address (url) of what you state, and the citation if you quote a figure. "status" says how far to trust a record: AS_PRINTED (資料のとおり), CORRECTED (訂正あり: "corrections" has the printed and the read form, and why), UNCERTAIN (不確か: check it before use), EDITORIAL (編集による: this project's own work), PARTNER (a municipality entered it), MADE_UP (架空). Mention corrections. A null is a value that is not known: "gaps" says why (NOT_STATED, ILLEGIBLE, NOT_APPLICABLE); never guess it. Add up figures only if their indicator is additive. If "missing" is not empty, a part of the graph did not answer: say so.
Search words may be Japanese or English; Japanese finds more. Names in English are this project's own translation.`;

/** Every tool only reads, changes nothing, and knows nothing but the graph. */
const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** Answers one message of the Model Context Protocol. Nothing is remembered between messages. */
export async function answerMessage(request: FastifyRequest, context: MessageContext): Promise<Response> {
  const refused = refuseCursor(request.body);
  if (refused) return refused;
  const server = new McpServer(
    { name: 'tokorozawa-planning-graph', title: '所沢市 計画グラフ', version: context.version },
    { instructions, capabilities: { tools: {}, resources: {} }, maxToolInputElements: 2_000 },
  );
  const contextIn = (language: LanguageTag): ToolContext => ({
    ask: context.askIn(localeOfTag(language)),
    language,
    addresses: new Addresses(originOf(request, context.publicUrl), '/mcp'),
    schema: context.schema,
  });
  for (const tool of tools) addTool(server, tool, contextIn, context);
  serveRecords(server, contextIn(languageTagOf[context.locale]), context.log);
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  await server.connect(transport);
  try {
    const { method, url, headers } = request;
    const message = new Request(new URL(url, 'http://localhost'), { method, headers: headersOf(headers) });
    return await transport.handleRequest(message, { parsedBody: request.body });
  } finally {
    await server.close();
  }
}

/** No list of the server has pages, so it has given no cursor. */
function refuseCursor(message: unknown): Response | undefined {
  type Message = { id?: unknown; method?: unknown; params?: { cursor?: unknown } };
  const { id, method, params } = (message ?? {}) as Message;
  if (!String(method).endsWith('/list') || params?.cursor === undefined) return undefined;
  const error = { code: -32_602, message: 'The list has no pages. Leave "cursor" out.' };
  return Response.json({ jsonrpc: '2.0', id: id ?? null, error });
}

function addTool(
  server: McpServer,
  { name, title, description, input, output, run }: Tool,
  contextIn: (language: LanguageTag) => ToolContext,
  { locale, log }: MessageContext,
): void {
  const config = {
    title,
    description,
    inputSchema: input,
    outputSchema: output,
    annotations: { title, ...annotations },
  };
  server.registerTool(name, config, async (args: Record<string, unknown>) => {
    const { language = languageTagOf[locale], ...given } = args as { language?: LanguageTag };
    try {
      const result = (await run(given as never, contextIn(language))) as Record<string, unknown>;
      return { structuredContent: result, content: [{ type: 'text', text: JSON.stringify(result) }] };
    } catch (error) {
      return { isError: true, content: [{ type: 'text', text: messageOf(error, log) }] };
    }
  });
}

function messageOf(error: unknown, log: FastifyBaseLogger): string {
  if (error instanceof ToolError) return error.message;
  log.error({ err: error }, 'a tool failed');
  return 'Something failed inside the server. Try again in a moment.';
}

function headersOf(headers: FastifyRequest['headers']): Headers {
  const result = new Headers();
  for (const name of ['accept', 'content-type', 'mcp-protocol-version']) {
    const value = headers[name];
    if (value !== undefined) result.set(name, String(value));
  }
  return result;
}
