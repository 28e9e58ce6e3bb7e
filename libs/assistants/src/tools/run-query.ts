import { z } from 'zod';
import { askSourced, parseQuery, sourcedAnswer } from '../sourced-query';
import { defineTool } from '../tool';

export const runQueryTool = defineTool({
  name: 'run_query',
  title: 'Run a GraphQL query',
  description:
    'Runs one read-only GraphQL query on the whole graph, across all domains. Use it for what the other tools do not answer. Look up fields with "describe_schema" first. Mutations and subscriptions are refused. Limits: 15 levels, a cost of 20,000; ask for pages with "first". Example: { sisterCities { name population sections { code name } } }',
  input: {
    query: z.string().min(1).max(20_000).describe('One GraphQL query.'),
    variables: z.record(z.string(), z.unknown()).optional().describe('The values of its variables, by their names.'),
  },
  output: sourcedAnswer,
  run: ({ query, variables = {} }, context) => askSourced(parseQuery(query), variables, context),
});
