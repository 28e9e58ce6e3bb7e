import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import type { FastifyBaseLogger } from 'fastify';
import { type ToolContext, ToolError } from './tool';
import { fetchRecord } from './tools/fetch';
import { listIndicators } from './tools/indicators';

const mimeType = 'application/json';

/** An error of the protocol; JSON-RPC tells its code. */
class ProtocolError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** As the protocol numbers it. */
const resourceNotFound = -32_002;

/**
 * Serves each record as a resource at its permanent address. Of the records, only the indicators are few enough to be listed.
 * The handlers are our own, because those of the library answer an unknown or malformed address as if the server had failed.
 */
export function serveRecords({ server }: McpServer, context: ToolContext, log: FastifyBaseLogger): void {
  /** The address of a record without its id. */
  const start = context.addresses.absolute(recordPath(''));
  server.setRequestHandler(ListResourcesRequestSchema, async () => {
    const { indicators } = await protocolErrors(log, () => listIndicators({}, context));
    const resources = indicators.map(({ id, name, definition }) => ({
      uri: context.addresses.absolute(recordPath(id)),
      name: id,
      title: name,
      description: definition,
      mimeType,
    }));
    return { resources };
  });
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [
      {
        name: 'record',
        uriTemplate: `${start}{id}`,
        title: 'Record (記録)',
        description:
          'A record by its id, with its source, citation and figures. "sister-city-decatur@2024" is the version of an edition.',
        mimeType,
      },
    ],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const id = idOf(uri, start);
    const record = await protocolErrors(log, () => fetchRecord({ id }, context));
    return { contents: [{ uri, mimeType, text: JSON.stringify(record) }] };
  });
}

/** Throws a ProtocolError for an address that no record can have. */
function idOf(uri: string, start: string): string {
  const [, path = ''] = uri.split(start);
  if (!URL.canParse(uri)) throw new ProtocolError(ErrorCode.InvalidParams, `"${uri}" is no address.`);
  if (!uri.startsWith(start) || !/^[^/?#]+$/.test(path)) {
    throw new ProtocolError(resourceNotFound, `There is no resource "${uri}". Records are at ${start}{id}.`);
  }
  try {
    return decodeURIComponent(path);
  } catch {
    throw new ProtocolError(ErrorCode.InvalidParams, `"${uri}" is not well encoded.`);
  }
}

/** Makes of what fails an error of the protocol, which tells nothing of the inside of the server. */
async function protocolErrors<Result>(log: FastifyBaseLogger, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ToolError) {
      throw new ProtocolError(error.code === 'NOT_FOUND' ? resourceNotFound : ErrorCode.InternalError, error.message);
    }
    log.error({ err: error }, 'a resource cannot be read');
    throw new ProtocolError(ErrorCode.InternalError, 'Something failed inside the server. Try again in a moment.');
  }
}
