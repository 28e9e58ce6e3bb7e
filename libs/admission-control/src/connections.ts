import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { callerAt } from './callers';

export interface ConnectionLimits {
  /** Connections that are open at a time, of all callers and of one. */
  maxConnections: number;
  maxConnectionsPerCaller: number;
  /** In milliseconds. A request that has not arrived as a whole by then is ended. */
  receiveTimeout: number;
  /** In milliseconds. The connection of a caller that reads nothing of its answer for so long is closed. */
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
  /** At how many checks in a row an answer has waited to be read. */
  unreadChecks: number;
  /** At how many of these, up to the last one, the caller had read nothing since the one before. */
  idleChecks: number;
  /** In bytes. What the caller, or the system on its behalf, had taken at the last check. */
  taken: number;
}

/** In bytes. What the system has taken of all answers on a connection; Node itself judges by it whether a socket is idle. */
function takenOf(socket: Socket): number {
  const { bytesWritten, writeQueueSize } = (
    socket as { _handle?: { bytesWritten: number; writeQueueSize: number } | null }
  )._handle ?? { bytesWritten: 0, writeQueueSize: 0 };
  return bytesWritten - writeQueueSize;
}

/**
 * One timer checks all connections: a timer for each answer would cost more than the answer. Time is counted in checks,
 * because nobody could read while the process paused.
 */
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
    this.#open.set(socket, { caller, unreadChecks: 0, idleChecks: 0, taken: 0 });
    socket.once('close', () => this.#remove(socket, caller));
  }

  /** Closes connections that nothing is read from for too long or, if too many bytes wait, the ones that wait longest. */
  closeUnread(): void {
    const unreadByCaller = new Map<string, number>();
    let unread = 0;
    // From the newest to the oldest, so that the oldest exceed the limits.
    for (const [socket, { caller, idleChecks }] of this.#unread()) {
      const ofCaller = (unreadByCaller.get(caller) ?? 0) + socket.writableLength;
      unreadByCaller.set(caller, ofCaller);
      unread += socket.writableLength;
      if (unread > maxUnread || ofCaller > maxUnreadPerCaller) this.#close(socket, 'too-much-unread');
      else if (idleChecks * checkInterval >= this.limits.readTimeout) this.#close(socket, 'unread-too-long');
    }
  }

  /** The connections whose answers waited already at the last check, the newest first. */
  #unread(): [Socket, Connection][] {
    for (const [socket, connection] of this.#open) {
      const taken = takenOf(socket);
      const isUnread = socket.writableLength > 0;
      const isIdle = isUnread && connection.unreadChecks > 0 && taken === connection.taken;
      connection.unreadChecks = isUnread ? connection.unreadChecks + 1 : 0;
      connection.idleChecks = isIdle ? connection.idleChecks + 1 : 0;
      connection.taken = taken;
    }
    const unread = [...this.#open].filter(([, { unreadChecks }]) => unreadChecks > 1);
    return unread.sort(([, a], [, b]) => a.unreadChecks - b.unreadChecks);
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
