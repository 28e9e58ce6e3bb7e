import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';

const usage = 'Give a query or a file: npm run plan -- "{ sisterCities { name } }" [--planner=apollo]';

/** What the plans of both planners have in common. */
interface PlanNode {
  kind: string;
  serviceName?: string;
  operation?: string;
  path?: unknown[];
  node?: PlanNode;
  nodes?: PlanNode[];
}

/** `npm run plan -- QUERY`: prints the plan of a query as a tree of fetches. */
runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { planner: { type: 'string', default: 'native' } },
    allowPositionals: true,
  });
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new UserFacingError(usage);
  const query = given.includes('{') ? given : readFileSync(given, 'utf8');
  const supergraph = readFileSync(process.env.SUPERGRAPH || join(workspaceRoot, 'supergraph.graphql'), 'utf8');
  const root =
    values.planner === 'apollo' ? await planByApollo(supergraph, query) : await planByNative(supergraph, query);
  process.stdout.write(root ? print(root, '') : 'Nothing is fetched.\n');
});

async function planByNative(supergraph: string, query: string): Promise<PlanNode | undefined> {
  const { QueryPlanner } = await import('@graphql-hive/router-query-planner');
  const all = 100;
  return new QueryPlanner(supergraph).plan(query, null, new Set(), all).node;
}

async function planByApollo(supergraphSdl: string, query: string): Promise<PlanNode | undefined> {
  const { operationFromDocument, Supergraph } = await import('@apollo/federation-internals');
  const { QueryPlanner } = await import('@apollo/query-planner');
  const { parse } = await import('graphql');
  const supergraph = Supergraph.build(supergraphSdl);
  const operation = operationFromDocument(supergraph.apiSchema(), parse(query));
  return new QueryPlanner(supergraph).buildQueryPlan(operation).node;
}

function print({ kind, serviceName, operation, path, node, nodes }: PlanNode, indent: string): string {
  const place = path
    ? ` ${path.map((part) => (typeof part === 'object' ? Object.values(part ?? {}).join() : part)).join('.')}`
    : '';
  const lines = [[kind, serviceName].filter(Boolean).join(' ') + place, ...(operation ? [operation] : [])];
  const inner = [...(node ? [node] : []), ...(nodes ?? [])].map((child) => print(child, `${indent}  `));
  return `${indent}${lines.join(`\n${indent}  `)}\n${inner.join('')}`;
}
