import { Kind, print, type DocumentNode, type FieldNode } from 'graphql';
import type { QueryPlan } from '../plan/query-plan';
import type { Compiler } from './compiler';
import { refuseIncomplete } from './refuse-incomplete';
import { setLiteralsAside } from './literals';
import type { NamedOperation } from './named-operation';
import { refuseUnmet, refuseUnsound } from './refuse-unsound';
import { plannableDocument, withRootFields } from './plannable';

/** Plans the text of one operation for the caller who asks. */
export type Plan = (operation: string) => Promise<QueryPlan | undefined>;

/** Tells how the answer to a query is gathered; undefined when nothing is asked of subgraphs. */
export async function planQuery(compiler: Compiler, plan: Plan, named: NamedOperation): Promise<QueryPlan | undefined> {
  const document = plannableDocument(compiler.schema, named);
  return document && planOf(document, compiler, plan);
}

/**
 * Plans each root field of a mutation by itself, in their order: a write is over when all that its answer holds is
 * there, from whatever subgraph, and only then the next one may begin.
 */
export async function planWrites(
  compiler: Compiler,
  plan: Plan,
  named: NamedOperation,
): Promise<(QueryPlan | undefined)[]> {
  const document = plannableDocument(compiler.schema, named);
  const plans: (QueryPlan | undefined)[] = [];
  for (const write of document ? oneEach(document) : []) plans.push(await planOf(write, compiler, plan));
  return plans;
}

async function planOf(document: DocumentNode, { schema, types }: Compiler, plan: Plan): Promise<QueryPlan | undefined> {
  const { document: plannable, restore } = setLiteralsAside(schema, document);
  const planned = await plan(print(plannable));
  refuseIncomplete(schema, document, planned);
  if (!planned) return undefined;
  refuseUnmet(planned);
  if (types.fieldRules) refuseUnsound(planned, types.fieldRules, types.fieldType);
  return restore(planned);
}

/** The document as one for each of its root fields. */
function oneEach(document: DocumentNode): DocumentNode[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fields = (operation?.selectionSet.selections ?? []) as readonly FieldNode[];
  return operation ? fields.map((field) => withRootFields(document, operation, [field])) : [];
}
