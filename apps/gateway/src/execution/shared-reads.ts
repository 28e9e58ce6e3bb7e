import { copy, type AskSubgraph, type FetchAnswer, type FetchRequest } from '@tokorozawa/plan-executor';
import type { ErrorCode } from '@tokorozawa/vocabulary';
import type { GatewayContext } from '../context';
import { codeOf } from '../errors/format-error';
import type { Dependencies } from '../response-cache/dependencies';
import type { AskSource, SourceAnswer } from '../sources/sources';
import { InFlight } from './in-flight';
import type { ExecutedResult } from './json-data';

/** How reads that are under way at the same time are shared. */
export interface SharedReads {
  /** The same subgraphs; equal questions of equal callers to one of them are asked once. */
  fetches(ask: AskSource): AskSubgraph<GatewayContext>;
  /** An answer to a whole operation, told apart by its key and its caller. */
  answer(key: string, context: GatewayContext, execute: () => Promise<ExecutedResult>): Promise<ExecutedResult>;
  /** Does a write. Who reads after it is answered shares nothing with who began to read before. */
  write(execute: () => Promise<ExecutedResult>): Promise<ExecutedResult>;
}

interface SharedAnswer {
  result: ExecutedResult;
  dependsOn: Dependencies;
}

/** Codes that say nothing of the operation, only of its caller or of the moment. */
const refusesCaller = new Set<ErrorCode>(['TOO_MANY_REQUESTS', 'OVERLOADED']);

export function shareReads(): SharedReads {
  const isForOne = (error: unknown): boolean => refusesCaller.has(codeOf(error));
  const answers = new InFlight<SharedAnswer>({ isWhole: ({ result }) => !result.errors, isForOne });
  const fetches = new InFlight<SourceAnswer>({ isWhole: ({ answer }) => !answer.errors, isForOne: () => false });
  let writes = 0;
  const distinct = ({ credentials }: GatewayContext, ...parts: string[]): string =>
    [writes, credentials, ...parts].join('\n');

  return {
    fetches: (ask) => async (subgraph, request, context) => {
      if (request.isMutation) return write(subgraph, request, context, ask);
      const key = distinct(context, subgraph, request.body);
      const { value, isShared } = await fetches.share(key, context.deadline, () => ask(subgraph, request, context));
      const answer = noted(subgraph, value, context);
      // Whoever gets an answer goes on to change it.
      return isShared ? copy(answer) : answer;
    },
    async answer(key, context, execute) {
      const { dependsOn, deadline } = context;
      const make = async (): Promise<SharedAnswer> => ({ result: await execute(), dependsOn });
      const { value } = await answers.share(distinct(context, key), deadline, make);
      if (value.dependsOn !== dependsOn) dependsOn.include(value.dependsOn);
      return value.result;
    },
    async write(execute) {
      try {
        return await execute();
      } finally {
        writes++;
      }
    },
  };
}

/** Every read by itself. */
export const separateReads: SharedReads = {
  fetches: (ask) => async (subgraph, request, context) =>
    request.isMutation
      ? write(subgraph, request, context, ask)
      : noted(subgraph, await ask(subgraph, request, context), context),
  answer: (_key, _context, execute) => execute(),
  write: (execute) => execute(),
};

/** A write that is not answered may have been done all the same, so it is noted before it is asked for. */
async function write(
  subgraph: string,
  request: FetchRequest,
  context: GatewayContext,
  ask: AskSource,
): Promise<FetchAnswer> {
  context.dependsOn.noteVersion(subgraph, undefined);
  return (await ask(subgraph, request, context)).answer;
}

/** Notes what an answer stands on, for whoever uses it: it may have been asked before they came. */
function noted(subgraph: string, { answer, version }: SourceAnswer, { dependsOn }: GatewayContext): FetchAnswer {
  dependsOn.noteVersion(subgraph, version);
  const { validUntil } = answer.extensions ?? {};
  if (typeof validUntil === 'string') dependsOn.noteValidUntil(Date.parse(validUntil));
  return answer;
}
