import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Incidents } from '../incidents/incidents';
import { callerAt } from './caller';

export interface ConnectionLimits {
  /** Connections that are open at a time. */
  maxConnections: number;
  /** Of one caller; proxies that are trusted stand for many callers, and are not bounded so. */
  maxConnectionsPerCaller: number;
  /** In milliseconds: a request that is not received whole by then is ended. */
  receiveWithin: number;
  /** In milliseconds: an answer that its caller does not read by then is ended with its connection. */
  readWithin: number;
}

/** In milliseconds; longer than load balancers keep a connection that nobody uses, so that it is theirs to end it. */
const keepAliveTimeout = 72_000;
/** How often connections are looked at, in milliseconds. */
const lookEvery = 1_000;
/** Bytes of answers that all connections may leave unread; those of one caller, or of one proxy. */
const maxUnread = 64 * 1024 * 1024;
const maxUnreadPerCaller = 32 * 1024 * 1024;

interface Connection {
  caller: string;
  /** When an answer began to wait for its reader, by `performance.now()`; undefined while none does. */
  unreadSince: number | undefined;
}

/** An HTTP server with bounds on what its callers' connections may hold, and for how long. */
export function boundedServer(
  answer: RequestListener,
  limits: ConnectionLimits,
  isProxy: (address: string) => boolean,
  incidents: Incidents,
): Server {
  const { receiveWithin, maxConnections } = limits;
  const server = createServer(
    {
      keepAliveTimeout,
      requestTimeout: receiveWithin,
      headersTimeout: receiveWithin,
      connectionsCheckingInterval: lookEvery,
    },
    answer,
  );
  server.maxConnections = maxConnections;
  const refuse = (reason: string): void => incidents.note('connection-refused', reason);
  const connections = new Connections(limits, isProxy, refuse);
  server.on('connection', (socket: Socket) => connections.take(socket));
  server.on('drop', () => refuse('too-many'));
  server.once('listening', () => {
    const looking = setInterval(() => connections.endUnread(), lookEvery).unref();
    server.once('close', () => clearInterval(looking));
  });
  return server;
}

class Connections {
  readonly #open = new Map<Socket, Connection>();
  readonly #byCaller = new Map<string, number>();

  constructor(
    private readonly limits: ConnectionLimits,
    private readonly isProxy: (address: string) => boolean,
    private readonly refuse: (reason: string) => void,
  ) {}

  take(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const caller = callerAt(address);
    const ofCaller = this.#byCaller.get(caller) ?? 0;
    const isTooMany = ofCaller >= this.limits.maxConnectionsPerCaller && !this.isProxy(address);
    if (isTooMany) return this.#end(socket, 'too-many-of-one-caller');
    this.#byCaller.set(caller, ofCaller + 1);
    this.#open.set(socket, { caller, unreadSince: undefined });
    socket.once('close', () => this.#forget(socket, caller));
  }

  /** Ends connections whose answers wait too long for their reader, and where too many bytes wait, the oldest of them. */
  endUnread(): void {
    const now = performance.now();
    const unread = new Map<string, number>();
    let ofAll = 0;
    // From the newest to the oldest, so that it is the oldest that go past the bounds.
    for (const { socket, caller, since } of this.#unread(now).sort((a, b) => b.since - a.since)) {
      const ofCaller = (unread.get(caller) ?? 0) + socket.writableLength;
      unread.set(caller, ofCaller);
      ofAll += socket.writableLength;
      if (ofAll > maxUnread || ofCaller > maxUnreadPerCaller) this.#end(socket, 'too-much-unread');
      else if (now - since > this.limits.readWithin) this.#end(socket, 'unread-too-long');
    }
  }

  /** The connections with answers that waited already when they were looked at before. */
  #unread(now: number): { socket: Socket; caller: string; since: number }[] {
    const unread = [];
    for (const [socket, connection] of this.#open) {
      const since = socket.writableLength > 0 ? (connection.unreadSince ?? now) : undefined;
      connection.unreadSince = since;
      if (since !== undefined && since < now) unread.push({ socket, caller: connection.caller, since });
    }
    return unread;
  }

  #end(socket: Socket, reason: string): void {
    this.refuse(reason);
    socket.destroy();
  }

  #forget(socket: Socket, caller: string): void {
    this.#open.delete(socket);
    const ofCaller = (this.#byCaller.get(caller) ?? 0) - 1;
    if (ofCaller > 0) this.#byCaller.set(caller, ofCaller);
    else this.#byCaller.delete(caller);
  }
}
