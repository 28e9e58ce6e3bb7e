import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PlanExecutor, type PathSegment, type PlannerName, type QueryPlan } from '@tokorozawa/plan-executor';
import { runCommand, workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  validate,
} from 'graphql';
import { pathFrom, readGivenFile } from './given-file';

const usage =
  'Give a query or a file: npm run plan -- "{ sisterCities { name } }" [--variables=JSON] [--planner=apollo]';

/** `npm run plan -- QUERY`: prints the plan by which the gateway executes a query, as a tree of fetches. */
runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { planner: { type: 'string', default: 'native' }, variables: { type: 'string', default: '{}' } },
    allowPositionals: true,
  });
  const [given, ...more] = positionals;
  const planners: PlannerName[] = ['native', 'apollo'];
  const planner = planners.find((name) => name === values.planner);
  if (given === undefined || more.length > 0 || !planner) throw new UserFacingError(usage);
  const document = parseQuery(given.includes('{') ? given : String(await readGivenFile(pathFrom(given))));
  const executor = new PlanExecutor({
    supergraphSdl: String(await readGivenFile(process.env.SUPERGRAPH || join(workspaceRoot, 'supergraph.graphql'))),
    planner,
    maxPlanners: 1,
    ask: () => Promise.reject(new Error('Nothing is executed.')),
  });
  try {
    const [error] = validate(executor.apiSchema, document);
    if (error) throw new UserFacingError(error.message);
    const plans = await executor.plan({ document, variables: parseVariables(values.variables) }).catch(explain);
    process.stdout.write(plans.map((plan) => describe(plan, '')).join('') || 'Nothing is fetched.\n');
  } finally {
    executor.close();
  }
});

function parseQuery(text: string): DocumentNode {
  const document = told(() => parse(text));
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations as OperationDefinitionNode[];
  if (operations.length > 1) throw new UserFacingError('Give one operation: each has a plan of its own.');
  if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new UserFacingError('A subscription has no plan. Give the query that is asked again after each change.');
  }
  return document;
}

function parseVariables(text: string): Record<string, unknown> {
  const variables = told(() => JSON.parse(text) as unknown);
  if (isRecord(variables)) return variables;
  throw new UserFacingError(`The variables are an object in JSON, such as --variables='{"first":5}'.`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what was given. Its faults are not those of the program. */
function told<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new UserFacingError((error as Error).message, { cause: error });
  }
}

/** What GraphQL says of the variables is said to the user. */
function explain(error: unknown): never {
  throw error instanceof GraphQLError ? new UserFacingError(error.message, { cause: error }) : error;
}

function describe(plan: QueryPlan, indent: string): string {
  if (plan.kind !== 'Fetch') {
    return `${indent}${plan.kind}\n${plan.nodes.map((node) => describe(node, `${indent}  `)).join('')}`;
  }
  const paths = plan.entities.length > 0 ? plan.entities.flatMap((entity) => entity.paths) : [plan.path];
  const places = paths.map((path) => path.map(describeSegment).join('.')).filter((path) => path !== '');
  const lines = [
    `Fetch ${plan.subgraph}`,
    ...places.map((path) => `  at ${path}`),
    ...print(parse(plan.operation)).split('\n'),
  ];
  return lines.map((line, index) => `${indent}${index > 0 ? '  ' : ''}${line}\n`).join('');
}

const describeSegment = (segment: PathSegment): string =>
  segment === 'items' ? '@' : 'field' in segment ? segment.field : `|[${segment.types.join('|')}]`;
