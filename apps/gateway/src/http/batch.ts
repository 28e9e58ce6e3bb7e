import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerTypeFor, knowsGraphql } from './media-types';

const refusal = {
  message:
    'Batches are not supported. Send each operation in a request of its own; the connection stays open between them.',
  extensions: { code: 'BAD_REQUEST' },
};

/** Clients send fewer; a longer list is answered once, so that a small request has no large answer. */
const maxAnswers = 100;

/**
 * Refuses each operation of a batch by itself, for clients that batch show an error only where it stands in place of an
 * answer. The status follows the rule of any well-formed request that is refused.
 */
export function refuseBatch(batch: unknown[], { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isList = batch.length > 0 && batch.length <= maxAnswers;
  return reply
    .code(isList && !knowsGraphql(headers.accept) ? 200 : 400)
    .headers({ 'content-type': answerTypeFor(headers.accept), 'cache-control': 'no-store', vary: 'accept' })
    .send(JSON.stringify(isList ? batch.map(() => ({ errors: [refusal] })) : { errors: [refusal] }));
}
