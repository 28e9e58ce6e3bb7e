import type { Answer } from '@tokorozawa/resources';
import { buildSchema, parse } from 'graphql';
import { askSourced } from './sourced-query';
import type { ToolContext } from './tool';

const schema = buildSchema('type Query { section: Section } type Section { name: String }');

/** How often the graph is asked, if it refuses the query with this code. */
async function requestsAfter(code: string): Promise<number> {
  let requests = 0;
  const refused: Answer<object> = { data: null, errors: [{ message: 'Refused.', extensions: { code } }] };
  const context = { schema, ask: () => Promise.resolve(requests++ === 0 ? refused : { data: {}, errors: [] }) };
  await askSourced(parse('{ section { name } }'), {}, context as unknown as ToolContext).catch(() => undefined);
  return requests;
}

test.each(['QUERY_TOO_COSTLY', 'QUERY_TOO_DEEP', 'TOO_MANY_ALIASES', 'GRAPHQL_PARSE_FAILED'])(
  'a query that is refused with its sources for %s is asked without them',
  async (code) => expect(await requestsAfter(code)).toBe(2),
);

test.each(['OVERLOADED', 'TOO_MANY_REQUESTS', 'BAD_USER_INPUT', 'INTERNAL_SERVER_ERROR'])(
  'a query that is refused for %s is not asked again',
  async (code) => expect(await requestsAfter(code)).toBe(1),
);
