import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { remoteFeed } from './remote-feed';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** The feed of a domain in another process, and the requests that reach it. */
async function feedOf(answer: RequestListener) {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return remoteFeed('international-relations', `http://127.0.0.1:${port}/international-relations/graphql`, 'secret');
}

test('who no longer waits for another version gets the one that was known, and no error', async () => {
  const waiting = new AbortController();
  const feed = await feedOf(() => waiting.abort());
  expect(await feed.versionAfter('the version', waiting.signal)).toBe('the version');
});

test('a domain that does not answer is an error for those who wait', async () => {
  const feed = await feedOf((_request, response) => response.destroy());
  await expect(feed.versionAfter('the version', new AbortController().signal)).rejects.toMatchObject({
    extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
  });
});
