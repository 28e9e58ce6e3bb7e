import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

/** Stands in for a remote subgraph and answers whatever it is told to. */
export interface StandIn {
  /** As in the gateway's option `subgraphUrl`. */
  subgraphUrl: string;
  /** What it answers from now on. */
  answers(body: unknown, how?: Partial<Omit<StandInAnswer, 'body'>>): void;
  /** From now on it answers no question, until it is told to go on; of its health it tells all the same. */
  hold(): void;
  goOn(): void;
  /** The headers of every request so far. */
  asked: IncomingHttpHeaders[];
  /** The body of every request so far, as it came over the wire. */
  bodies: string[];
  /** How many connections to it are open. */
  connections(): Promise<number>;
  /** Owes no answer any more, to nobody. */
  close(): Promise<void>;
}

export async function openStandIn(): Promise<StandIn> {
  let respond: StandInAnswer = { status: 200, after: 0, headers: {}, body: {} };
  let isHeld = false;
  const owed: (() => void)[] = [];
  const asked: IncomingHttpHeaders[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    const { status, after, headers, body } = respond;
    const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const answer = () => response.writeHead(status, headers).end(bytes);
    const give = (asks: string): void => {
      bodies.push(asks);
      if (isHeld && request.method === 'POST') owed.push(answer);
      else setTimeout(answer, after);
    };
    // Who goes away before they have asked is owed nothing.
    text(request).then(give, () => undefined);
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
      for (const answer of owed.splice(0)) answer();
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
