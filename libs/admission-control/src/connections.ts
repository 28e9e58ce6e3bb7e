import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { callerAt } from './callers';

export interface ConnectionLimits {
  /** Connections that are open at a time, of all callers and of one. */
  maxConnections: number;
  maxConnectionsPerCaller: number;
  /** In milliseconds. A request that has not arrived as a whole by then is ended. */
  receiveTimeout: number;
  /** In milliseconds. The connection of a caller that has not read its answer by then is closed. */
  readTimeout: number;
}

export interface BoundedServerOptions {
  limits: ConnectionLimits;
  /** A trusted proxy carries the requests of many callers, and has no limit of its own. */
  isProxy(address: string): boolean;
  /** Called for each connection that is closed; `reason` is one of few. */
  onRefused(reason: string): void;
}

/** In milliseconds. Longer than load balancers keep an idle connection, so that they close it and not this server. */
const keepAliveTimeout = 72_000;
/** In milliseconds. */
const checkInterval = 1_000;
/** In bytes of answers that wait to be read, on all connections and on those of one caller or proxy. */
const maxUnread = 64 * 1024 * 1024;
const maxUnreadPerCaller = 32 * 1024 * 1024;

/** Creates an HTTP server that limits how many connections its callers open, and what they hold for how long. */
export function createBoundedServer(
  listener: RequestListener,
  { limits, isProxy, onRefused }: BoundedServerOptions,
): Server {
  const { receiveTimeout, maxConnections } = limits;
  const server = createServer(
    {
      keepAliveTimeout,
      requestTimeout: receiveTimeout,
      headersTimeout: receiveTimeout,
      connectionsCheckingInterval: checkInterval,
    },
    listener,
  );
  server.maxConnections = maxConnections;
  const connections = new Connections(limits, isProxy, onRefused);
  server.on('connection', (socket: Socket) => connections.add(socket));
  server.on('drop', () => onRefused('too-many'));
  server.once('listening', () => {
    const timer = setInterval(() => connections.closeUnread(), checkInterval).unref();
    server.once('close', () => clearInterval(timer));
  });
  return server;
}

interface Connection {
  caller: string;
  /** Since when an answer waits to be read, by `performance.now()`; undefined if none does. */
  unreadSince: number | undefined;
}

/** One timer checks all connections: a timer for each answer would cost more than the answer. */
class Connections {
  readonly #open = new Map<Socket, Connection>();
  readonly #byCaller = new Map<string, number>();

  constructor(
    private readonly limits: ConnectionLimits,
    private readonly isProxy: (address: string) => boolean,
    private readonly onRefused: (reason: string) => void,
  ) {}

  add(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const caller = callerAt(address);
    const ofCaller = this.#byCaller.get(caller) ?? 0;
    const isTooMany = ofCaller >= this.limits.maxConnectionsPerCaller && !this.isProxy(address);
    if (isTooMany) return this.#close(socket, 'too-many-of-one-caller');
    this.#byCaller.set(caller, ofCaller + 1);
    this.#open.set(socket, { caller, unreadSince: undefined });
    socket.once('close', () => this.#remove(socket, caller));
  }

  /** Closes connections whose answers wait too long or, if too many bytes wait, the ones that wait longest. */
  closeUnread(): void {
    const now = performance.now();
    const unreadByCaller = new Map<string, number>();
    let unread = 0;
    // From the newest to the oldest, so that the oldest exceed the limits.
    for (const { socket, caller, since } of this.#unread(now).sort((a, b) => b.since - a.since)) {
      const ofCaller = (unreadByCaller.get(caller) ?? 0) + socket.writableLength;
      unreadByCaller.set(caller, ofCaller);
      unread += socket.writableLength;
      if (unread > maxUnread || ofCaller > maxUnreadPerCaller) this.#close(socket, 'too-much-unread');
      else if (now - since > this.limits.readTimeout) this.#close(socket, 'unread-too-long');
    }
  }

  /** The connections whose answers waited already at the last check. */
  #unread(now: number): { socket: Socket; caller: string; since: number }[] {
    const unread = [];
    for (const [socket, connection] of this.#open) {
      const since = socket.writableLength > 0 ? (connection.unreadSince ?? now) : undefined;
      connection.unreadSince = since;
      if (since !== undefined && since < now) unread.push({ socket, caller: connection.caller, since });
    }
    return unread;
  }

  #close(socket: Socket, reason: string): void {
    this.onRefused(reason);
    socket.destroy();
  }

  #remove(socket: Socket, caller: string): void {
    this.#open.delete(socket);
    const ofCaller = (this.#byCaller.get(caller) ?? 0) - 1;
    if (ofCaller > 0) this.#byCaller.set(caller, ofCaller);
    else this.#byCaller.delete(caller);
  }
}
