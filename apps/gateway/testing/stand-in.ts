import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

/** A fake remote subgraph, which answers what the test chooses. */
export interface StandIn {
  /** For the gateway's option `subgraphUrl`. */
  subgraphUrl: string;
  /** Sets the answer to all requests from now on. */
  answers(body: unknown, how?: Partial<Omit<StandInAnswer, 'body'>>): void;
  /** Holds back the answers to all queries until `goOn` is called. Health checks are answered. */
  hold(): void;
  goOn(): void;
  /** The headers of each request so far. */
  asked: IncomingHttpHeaders[];
  /** The body of each request so far, as it arrived. */
  bodies: string[];
  /** The number of open connections. */
  connections(): Promise<number>;
  /** Drops the answers that it holds back. */
  close(): Promise<void>;
}

export async function openStandIn(): Promise<StandIn> {
  let respond: StandInAnswer = { status: 200, after: 0, headers: {}, body: {} };
  let isHeld = false;
  const heldBack: (() => void)[] = [];
  const asked: IncomingHttpHeaders[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    const { status, after, headers, body } = respond;
    const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const answer = () => response.writeHead(status, headers).end(bytes);
    const respondTo = (requestBody: string): void => {
      bodies.push(requestBody);
      if (isHeld && request.method === 'POST') heldBack.push(answer);
      else {
        const timer = setTimeout(answer, after);
        // Nobody waits for an answer any more whose connection is closed.
        response.once('close', () => clearTimeout(timer));
      }
    };
    // A caller that closes the connection before its request is complete gets no answer.
    text(request).then(respondTo, () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    subgraphUrl: `http://127.0.0.1:${port}/{name}`,
    answers: (body, { status = 200, after = 0, headers = {} } = {}) =>
      void (respond = { body, status, after, headers }),
    hold: () => void (isHeld = true),
    goOn() {
      isHeld = false;
      for (const answer of heldBack.splice(0)) answer();
    },
    asked,
    bodies,
    connections: promisify(server.getConnections.bind(server)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface StandInAnswer {
  status: number;
  after: number;
  headers: Record<string, string>;
  body: unknown;
}
