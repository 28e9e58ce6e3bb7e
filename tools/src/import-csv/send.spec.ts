import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Layout, layouts } from './layouts';
import { send } from './send';

interface Answer {
  status: number;
  body: object | string;
  headers?: Record<string, string>;
}

let answers: Answer[];
let asked: string[];
let server: Server;
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      asked.push(Buffer.concat(chunks as Buffer[]).toString());
      const { status, body, headers } = answers[asked.length - 1] as Answer;
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const written: Answer = {
  status: 200,
  body: { data: { answer: { results: [{ localId: '1', outcome: 'CREATED' }], userErrors: [] } } },
};
const failed = (status: number, code: string): Answer => ({
  status,
  body: { data: null, errors: [{ message: `It is ${code}.`, extensions: { code } }] },
});
const sendOne = () => {
  const { port } = server.address() as AddressInfo;
  return send(layouts.facilities as Layout, [{ localId: '1' }], false, { url: `http://127.0.0.1:${port}`, key: 'k' });
};

test('a call that is refused because of others, or is not answered by a part of the graph, is sent again as it was', async () => {
  answers = [failed(429, 'TOO_MANY_REQUESTS'), failed(200, 'SUBGRAPH_UNAVAILABLE'), failed(503, 'OVERLOADED'), written];
  expect((await sendOne()).results).toEqual([{ localId: '1', outcome: 'CREATED' }]);
  expect(asked).toHaveLength(4);
  expect(new Set(asked).size).toBe(1);
});

test('a call whose failure does not pass is given up, and one that is at fault itself is sent once', async () => {
  answers = Array.from({ length: 8 }, () => failed(503, 'OVERLOADED'));
  await expect(sendOne()).rejects.toThrow('It is OVERLOADED.');
  expect(asked).toHaveLength(8);
  answers = [...answers, failed(403, 'FORBIDDEN')];
  await expect(sendOne()).rejects.toThrow('It is FORBIDDEN.');
  expect(asked).toHaveLength(9);
});

test.each<[string, Answer, string]>([
  ['a page of a proxy', { status: 413, body: '<html>' }, '(status 413) is not from the gateway.'],
  [
    'an address that has moved',
    { status: 301, body: '', headers: { location: 'https://graph.example.jp/graphql' } },
    'has moved to https://graph.example.jp/graphql.',
  ],
])('%s is told as what it is, and nothing is sent again', async (_what, refused, words) => {
  answers = [refused];
  await expect(sendOne()).rejects.toThrow(words);
  expect(asked).toHaveLength(1);
});
