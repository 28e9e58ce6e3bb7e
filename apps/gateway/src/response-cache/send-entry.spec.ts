import fastify from 'fastify';
import { createEntry, withEncoding, type Entry } from './entry';
import { sendEntry, type Sending } from './send-entry';

const entry = createEntry(Buffer.from(JSON.stringify({ data: 'x'.repeat(2_000) })), { versions: [], validUntil: null });

/** What a caller hears when an answer is sent from the first hook, as kept answers are. */
async function heard(sent: Entry, encoded: Sending['encoded']): Promise<Response> {
  const server = fastify();
  const common = { contentType: 'application/json', otherHeaders: [], status: 'hit', encoded } as const;
  server.addHook('onRequest', (request, reply) => sendEntry(request, reply, { entry: sent, ...common }));
  server.get('/', () => 'the long way');
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const response = await fetch(url);
  await response.arrayBuffer();
  await server.close();
  return response;
}

test('an answer is sent as it is kept', async () => {
  const { status, headers } = await heard(entry, (encoding) => withEncoding(entry, encoding));
  expect([status, headers.get('etag')]).toEqual([200, entry.etag]);
});

test.each<[string, Entry, Sending['encoded']]>([
  [
    'a header that must not be sent',
    { ...entry, etag: 'W/"a\r\nx: 1"' },
    async () => ({ ...entry, etag: 'W/"a\r\nx: 1"' }),
  ],
  ['an encoding that fails', entry, () => Promise.reject(new Error('no memory'))],
])('%s is answered as a failure of ours, and not left without an end', async (_what, sent, encoded) => {
  const { status, headers } = await heard(sent, encoded);
  expect([status, headers.get('x')]).toEqual([500, null]);
});
