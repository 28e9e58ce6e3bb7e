import { createServer, type IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';

/** Stands in for a remote subgraph and answers whatever it is told to. */
export interface StandIn {
  /** As in the gateway's option `subgraphUrl`. */
  subgraphUrl: string;
  /** What it answers from now on. */
  answers(body: unknown, how?: { status?: number; after?: number }): void;
  /** From now on it answers nobody, until it is told to go on. */
  hold(): void;
  goOn(): void;
  /** The headers of every request so far. */
  asked: IncomingHttpHeaders[];
  /** How many connections to it are open. */
  connections(): Promise<number>;
  /** Owes no answer any more, to nobody. */
  close(): Promise<void>;
}

export async function openStandIn(): Promise<StandIn> {
  let respond: StandInAnswer = { status: 200, after: 0, body: {} };
  let isHeld = false;
  const owed: (() => void)[] = [];
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    const { status, after, body } = respond;
    const answer = () => response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    if (isHeld) owed.push(answer);
    else setTimeout(answer, after);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    subgraphUrl: `http://127.0.0.1:${port}/{name}`,
    answers: (body, { status = 200, after = 0 } = {}) => void (respond = { body, status, after }),
    hold: () => void (isHeld = true),
    goOn() {
      isHeld = false;
      for (const answer of owed.splice(0)) answer();
    },
    asked,
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
  body: unknown;
}
