import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance } from 'fastify';
import { largestBody } from '../limits/limits';

const sentences: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: `The request's body is larger than ${largestBody} bytes. Send a smaller one.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The media type of the body is not supported. Send application/json.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty. Send JSON with a "query".',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON. Send JSON with a "query".',
};

/** What goes wrong outside GraphQL is told as problem details (RFC 9457); at `/graphql`, as a GraphQL error. */
export function problemDetails(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) request.log.error({ err: error }, 'a request failed');
    const detail =
      sentences[error.code] ??
      (status === 500 ? 'Something went wrong on our side; it has been logged. Try again later.' : error.message);
    void reply.code(status);
    if (isGraphql(request.url)) {
      const code = status === 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
      return reply
        .type('application/json; charset=utf-8')
        .send({ errors: [{ message: detail, extensions: { code } }] });
    }
    return reply.type('application/problem+json').send(problem(status, detail));
  });
  server.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type('application/problem+json')
      .send(
        problem(404, `There is nothing at ${request.url.split('?')[0]}. GraphQL is at /graphql, the explorer at /.`),
      ),
  );
}

const isGraphql = (url: string): boolean => url === '/graphql' || url.startsWith('/graphql?');

const problem = (status: number, detail: string) => ({
  type: 'about:blank',
  title: STATUS_CODES[status],
  status,
  detail,
});
