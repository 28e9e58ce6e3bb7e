import { completeData, type Ask, type ResourceRequest } from '@tokorozawa/resources';

/**
 * The same request for a form that must not lack anything silently: every answer is complete, or a ResourceError is thrown.
 * That something is not found is left to the caller.
 */
export function strictRequest(request: ResourceRequest): ResourceRequest {
  const ask: Ask = async <Data>(query: string, variables?: Record<string, unknown>) => {
    const answer = await request.ask<Data>(query, variables);
    if (answer.errors.some(({ extensions }) => extensions?.code !== 'NOT_FOUND')) completeData(answer);
    return answer;
  };
  return { ...request, ask };
}
