import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  getNamedType,
  GraphQLError,
  GraphQLID,
  isInterfaceType,
  Kind,
  print,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { checkPlan } from '../plan/check-plan';
import { completePlan } from '../plan/complete-plan';
import { expandPlan } from '../plan/expand-plan';
import { sizeOfPlan } from '../plan/fetch-operations';
import type { QueryPlan } from '../plan/query-plan';
import type { SupergraphTypes } from '../plan/supergraph-types';
import {
  fieldCollector,
  fragmentsOf,
  responseNameOf,
  withoutRepeatedSpreads,
  type CollectedField,
  type NamedOperation,
} from './fields';
import { replaceLiterals } from './literals';
import { representTypes } from './represent-types';

/** Plans the text of one operation. */
export type Plan = (operation: string) => Promise<QueryPlan | undefined>;

/** What every operation on a supergraph is planned with. */
export interface PlanningContext {
  schema: GraphQLSchema;
  types: SupergraphTypes;
  plan: Plan;
}

/** In characters of plans. Each step of compiling a larger one takes several milliseconds. */
const maxPlanAtOnce = 2_000;

/** Before the next step with a large plan, the process does what waits, such as sending other answers. */
export async function otherWork(planSize: number): Promise<void> {
  if (planSize > maxPlanAtOnce) await nextTurn();
}

/** Plans a query; undefined if it asks nothing of subgraphs. */
export async function planQuery(context: PlanningContext, named: NamedOperation): Promise<QueryPlan | undefined> {
  const document = plannableDocument(context.schema, named);
  return document && planDocument(document, context);
}

/**
 * Plans each root field of a mutation by itself, in their order: a write is finished when its whole answer has arrived,
 * from whatever subgraphs, and only then the next one may begin.
 */
export async function planWrites(context: PlanningContext, named: NamedOperation): Promise<(QueryPlan | undefined)[]> {
  const document = plannableDocument(context.schema, named);
  const plans: (QueryPlan | undefined)[] = [];
  for (const write of document ? splitRootFields(document) : []) plans.push(await planDocument(write, context));
  return plans;
}

async function planDocument(
  document: DocumentNode,
  { schema, types, plan }: PlanningContext,
): Promise<QueryPlan | undefined> {
  const { isA, planningFacts, unevenTypes } = types;
  const represented = representTypes(schema, document, planningFacts);
  const representedDocument = represented?.document ?? document;
  const { document: plannable, restore } = replaceLiterals(schema, representedDocument);
  const planOfPlanner = await plan(print(plannable));
  const size = sizeOfPlan(planOfPlanner);
  await otherWork(size);
  checkPlan(planOfPlanner, document, schema, types);
  if (!planOfPlanner) return undefined;
  await otherWork(size);
  const restoredPlan = restore(planOfPlanner);
  const wholePlan = unevenTypes
    ? completePlan(restoredPlan, representedDocument, schema, isA, unevenTypes)
    : restoredPlan;
  return represented ? expandPlan(wholePlan, represented.classes, planningFacts) : wholePlan;
}

/**
 * An operation as planners read it: with the names under which its fields are fetched, with its root fields in the
 * order in which they are executed, and without what needs no subgraph. Undefined if nothing is left to ask for.
 */
function plannableDocument(schema: GraphQLSchema, named: NamedOperation): DocumentNode | undefined {
  const { document, operation } = withFetchedNames(named);
  const fields = rootFieldsOf(schema, document, operation);
  if (fields.length === 0) return undefined;
  const types = new TypeInfo(schema);
  return visit(
    withRootFields(document, operation, fields),
    visitWithTypeInfo(types, {
      SelectionSet(node) {
        const selections = withoutRepeatedSpreads(node.selections);
        // If conditions left nothing, only the existence of the object is asked for.
        return { ...node, selections: selections.length > 0 ? selections : [existenceField(types)] };
      },
    }),
  );
}

function withFetchedNames({ document, operation, fetchedName }: NamedOperation): Omit<NamedOperation, 'fetchedName'> {
  const renamed = visit(document, {
    Field(node) {
      const name = fetchedName(node);
      return responseNameOf(node) === name ? undefined : { ...node, alias: { kind: Kind.NAME, value: name } };
    },
  });
  const index = document.definitions.indexOf(operation);
  return { document: renamed, operation: renamed.definitions[index] as OperationDefinitionNode };
}

/** True for root fields that ask the schema about itself. */
export const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';

/**
 * The root fields that subgraphs answer, each once. The executor answers `__schema`, `__type` and `__typename` itself.
 */
export function rootFieldsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): FieldNode[] {
  const root = schema.getRootType(operation.operation);
  const fields = root ? fieldCollector(document, schema)(root, operation.selectionSet.selections) : [];
  return fields.filter(({ node }) => !isIntrospection(node) && node.name.value !== '__typename').map(withAllSelections);
}

const withAllSelections = ({ node, selections }: CollectedField): FieldNode =>
  node.selectionSet ? { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } } : node;

/** The document with these root fields, and with the fragments that they use. */
function withRootFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  selections: FieldNode[],
): DocumentNode {
  const reduced = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } as const };
  const definitions = document.definitions.map((definition) => (definition === operation ? reduced : definition));
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  return separateOperations(whole)[operation.name?.value ?? ''] ?? whole;
}

function splitRootFields(document: DocumentNode): DocumentNode[] {
  const operation = operationOf(document);
  const fields = (operation?.selectionSet.selections ?? []) as readonly FieldNode[];
  return operation ? fields.map((field) => withRootFields(document, operation, [field])) : [];
}

const operationOf = ({ definitions }: DocumentNode): OperationDefinitionNode | undefined =>
  definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);

/**
 * A field that only shows that its object exists. For an interface that is its id, since another subgraph may know its
 * type.
 */
function existenceField(types: TypeInfo): FieldNode {
  const type = types.getParentType();
  const fields = isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const id = fields.find((field) => getNamedType(field.type) === GraphQLID && field.args.length === 0);
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: id?.name ?? '__typename' } };
}

/** Planners write fragments out wherever they are spread, so a short text can be long for them. */
const maxSelections = 20_000;

/** @throws if an operation has too many selections to be planned, once its fragments are written out */
export function refuseRepeatingFragments(document: DocumentNode): void {
  if (countExpandedSelections(document) <= maxSelections) return;
  throw new GraphQLError('The fragments of the query repeat each other too often. Ask in several queries.', {
    extensions: { code: 'QUERY_TOO_COSTLY' },
  });
}

function countExpandedSelections(document: DocumentNode): number {
  const fragments = fragmentsOf(document);
  const counts = new Map<string, number>();

  function countIn(set: SelectionSetNode | undefined): number {
    return withoutRepeatedSpreads(set?.selections ?? []).reduce((sum, selection) => sum + 1 + countBelow(selection), 0);
  }
  function countBelow(selection: SelectionNode): number {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return countIn(selection.selectionSet);
    const name = selection.name.value;
    const count = counts.get(name) ?? countIn(fragments.get(name)?.selectionSet);
    counts.set(name, count);
    return count;
  }
  return countIn(operationOf(document)?.selectionSet);
}
