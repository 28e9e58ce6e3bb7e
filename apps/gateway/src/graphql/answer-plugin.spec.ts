import { ApolloServer, HeaderMap } from '@apollo/server';
import { Dependencies } from '@tokorozawa/response-cache';
import { memoryLog } from '../../testing/memory-log';
import type { GatewayContext } from '../context';
import { Incidents } from '../incidents';
import { formatError } from './format-error';
import { answerPlugin } from './answer-plugin';

test('a fault outside of any field is logged under the id of the request, and callers are told nothing of it', async () => {
  const { log, lines } = memoryLog();
  const apollo = new ApolloServer<Pick<GatewayContext, 'requestId' | 'log' | 'dependencies'>>({
    typeDefs: 'type Query { name: String }',
    formatError,
    logger: memoryLog().log,
    includeStacktraceInErrorResponses: false,
    plugins: [
      answerPlugin({ cache: undefined, incidents: new Incidents(log) }),
      { requestDidStart: () => Promise.reject(new Error('the password is hunter2')) },
    ],
  });
  await apollo.start();
  try {
    const { status, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: { query: '{ name }' },
      },
      context: async () => ({
        requestId: 'bug-2',
        log: log.child({ requestId: 'bug-2' }),
        dependencies: new Dependencies(),
      }),
    });
    expect(status).toBe(500);
    expect(JSON.stringify(body)).toContain('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(lines).toEqual([
      expect.objectContaining({
        requestId: 'bug-2',
        err: expect.objectContaining({ message: 'the password is hunter2' }),
      }),
    ]);
  } finally {
    await apollo.stop();
  }
});
