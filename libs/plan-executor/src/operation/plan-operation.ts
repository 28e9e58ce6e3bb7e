import { Kind, print, type DocumentNode, type FieldNode, type GraphQLSchema } from 'graphql';
import type { QueryPlan } from '../plan/query-plan';
import { refuseIncomplete } from './refuse-incomplete';
import { setLiteralsAside } from './literals';
import type { NamedOperation } from './named-operation';
import { plannableDocument, withRootFields } from './plannable';

/** Plans the text of one operation for the caller who asks. */
export type Plan = (operation: string) => Promise<QueryPlan | undefined>;

/** Tells how the answer to a query is gathered; undefined when nothing is asked of subgraphs. */
export async function planQuery(
  schema: GraphQLSchema,
  plan: Plan,
  named: NamedOperation,
): Promise<QueryPlan | undefined> {
  const document = plannableDocument(schema, named);
  return document && planOf(document, schema, plan);
}

/**
 * Plans each root field of a mutation by itself, in their order: a write is over when all that its answer holds is
 * there, from whatever subgraph, and only then the next one may begin.
 */
export async function planWrites(
  schema: GraphQLSchema,
  plan: Plan,
  named: NamedOperation,
): Promise<(QueryPlan | undefined)[]> {
  const document = plannableDocument(schema, named);
  const plans: (QueryPlan | undefined)[] = [];
  for (const write of document ? oneEach(document) : []) plans.push(await planOf(write, schema, plan));
  return plans;
}

async function planOf(document: DocumentNode, schema: GraphQLSchema, plan: Plan): Promise<QueryPlan | undefined> {
  const { document: plannable, restore } = setLiteralsAside(schema, document);
  const planned = await plan(print(plannable));
  refuseIncomplete(schema, document, planned);
  return planned && restore(planned);
}

/** The document as one for each of its root fields. */
function oneEach(document: DocumentNode): DocumentNode[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fields = (operation?.selectionSet.selections ?? []) as readonly FieldNode[];
  return operation ? fields.map((field) => withRootFields(document, operation, [field])) : [];
}
