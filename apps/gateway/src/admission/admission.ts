import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../http/problem';
import type { Incidents } from '../incidents/incidents';
import type { SharedRedis } from '../shared-store/shared-redis';
import { callerOf } from './caller';
import type { ConnectionLimits } from './connections';
import type { Refusal } from './refusal';
import { RequestRate, type Allowance } from './request-rate';
import { Turns } from './turns';
import { overload, UnderWay } from './under-way';

export interface AdmissionLimits extends ConnectionLimits {
  /** Requests of one caller in a minute, kept answers aside; 0 for as many as they like. */
  requestsPerMinute: number;
  /** Requests that are being answered at a time. */
  maxUnderWay: number;
  /** Of one caller. */
  maxUnderWayPerCaller: number;
}

/** Load balancers ask these, and would send nobody here any more if they were refused. */
const alwaysAnswered = /^\/health\/(live|ready)(\?|$)/;

/** Who has waited for so many milliseconds is told to come back: nobody is there to hear the answer any more. */
const maxWaiting = 5_000;

/** Decides which requests are begun with, before they cost anything. */
export class Admission {
  readonly #underWay: UnderWay;
  readonly #turns = new Turns();
  readonly #rate: RequestRate | undefined;

  constructor(
    { requestsPerMinute, maxUnderWay, maxUnderWayPerCaller }: AdmissionLimits,
    private readonly incidents: Incidents,
    shared: SharedRedis | undefined,
  ) {
    this.#underWay = new UnderWay(maxUnderWay, maxUnderWayPerCaller);
    this.#rate = requestsPerMinute > 0 ? new RequestRate(requestsPerMinute, shared) : undefined;
  }

  /** Requests that are being answered. */
  get underWay(): number {
    return this.#underWay.total;
  }

  /** Whether a kept answer may be looked for: false for a caller who asks more often than even those are given. */
  allowsKept = (request: FastifyRequest): boolean => this.#rate?.countAny(callerOf(request)) ?? true;

  /** Refuses who asks too often. Register it behind what gives kept answers, and behind the headers of every answer. */
  boundRate(server: FastifyInstance): void {
    const rate = this.#rate;
    if (!rate) return;
    server.addHook('onRequest', async (request, reply) => {
      if (alwaysAnswered.test(request.url)) return;
      const { allowance, refusal } = await rate.countMade(callerOf(request));
      reply.headers(rateHeaders(allowance));
      if (refusal) return this.#refuse(request, reply, refusal);
    });
  }

  /** A request's handler that runs only while few enough are under way, and in the turn of its caller. */
  bounded(handle: Handler): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
    return async (request, reply) => {
      const caller = callerOf(request);
      const refusal = this.#underWay.begin(caller);
      if (refusal) return this.#refuse(request, reply, refusal);
      try {
        const waited = await this.#turns.next(caller);
        return await (waited > maxWaiting ? this.#refuse(request, reply, overload) : handle(request, reply, waited));
      } finally {
        this.#underWay.end(caller);
      }
    };
  }

  #refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
    this.incidents.note('request-refused', refusal.reason);
    // To refuse costs as much as to give what is kept; to connect anew costs the caller more.
    if (refusal.reason === 'flood') reply.header('connection', 'close');
    return refuse(request, reply, refusal);
  }
}

/** @param waited for how many milliseconds the request had to wait for its turn */
type Handler = (request: FastifyRequest, reply: FastifyReply, waited: number) => Promise<FastifyReply>;

/** draft-ietf-httpapi-ratelimit-headers-10: the quota of a window in seconds; what remains of it, and until when. */
function rateHeaders({ limit, remaining, resetsIn }: Allowance): Record<string, string> {
  return { 'ratelimit-policy': `"minute";q=${limit};w=60`, ratelimit: `"minute";r=${remaining};t=${resetsIn}` };
}
