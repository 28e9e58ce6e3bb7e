import { Kind, print, validate, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { TestQuery } from '../query/test-query';
import type { SupergraphModel } from '../supergraph/model';
import { noFaults, type Faults } from '../world/faults';
import { openSupergraph, type Case } from './case';

/** Smaller valid cases, each with one part left out; those with most left out come first. */
export function* smallerCases({ supergraph, queries }: Case): Generator<Case> {
  if (queries.length > 1) {
    for (const query of queries) yield { supergraph, queries: [query] };
    return;
  }
  const [query] = queries;
  const open = openSupergraph(supergraph);
  if (!query || !open) return;
  for (const smaller of smallerQueries(query, open.apiSchema)) yield { supergraph, queries: [smaller] };
  for (const smaller of [...smallerSupergraphs(supergraph)].map(tidied)) {
    const schema = openSupergraph(smaller)?.apiSchema;
    if (schema && validate(schema, query.document).length === 0) yield { supergraph: smaller, queries };
  }
}

function* smallerQueries(query: TestQuery, schema: GraphQLSchema): Generator<TestQuery> {
  for (const faults of smallerFaults(query.faults)) yield { ...query, faults };
  for (const document of smallerDocuments(query.document)) {
    if (!hasEmptySelection(document) && validate(schema, document).length === 0) yield { ...query, document };
  }
  for (const name of Object.keys(query.variables)) {
    const { [name]: _left, ...variables } = query.variables;
    if (!new RegExp(`\\$${name}: [^=,)]*!(?! =)`).test(print(query.document))) yield { ...query, variables };
  }
}

function* smallerFaults(faults: Faults): Generator<Faults> {
  if (JSON.stringify(faults) === JSON.stringify(noFaults)) return;
  yield noFaults;
  for (const kind of Object.keys(faults) as (keyof Faults)[]) {
    for (const one of faults[kind])
      yield { ...faults, [kind]: (faults[kind] as unknown[]).filter((each) => each !== one) };
  }
}

/** Documents without one of the selections, directives or arguments, and without what is then unused. */
function* smallerDocuments(document: DocumentNode): Generator<DocumentNode> {
  const removable = new Set<string>([
    Kind.FIELD,
    Kind.INLINE_FRAGMENT,
    Kind.FRAGMENT_SPREAD,
    Kind.DIRECTIVE,
    Kind.ARGUMENT,
  ]);
  const nodes: unknown[] = [];
  visit(document, { enter: (node) => void (removable.has(node.kind) && nodes.push(node)) });
  for (const unwanted of nodes) {
    const smaller = visit(document, { enter: (node) => (node === unwanted ? null : undefined) });
    yield withoutUnused(smaller);
  }
  for (const spread of nodes.flatMap((node) => unwrapped(document, node))) yield withoutUnused(spread);
}

/** The document with an inline fragment replaced by its selections. */
function unwrapped(document: DocumentNode, node: unknown): DocumentNode[] {
  const fragment = node as { kind: string };
  if (fragment.kind !== Kind.INLINE_FRAGMENT) return [];
  const smaller = visit(document, {
    SelectionSet: (set) => ({
      ...set,
      selections: set.selections.flatMap((each) =>
        each === node && each.kind === Kind.INLINE_FRAGMENT ? each.selectionSet.selections : [each],
      ),
    }),
  });
  return [smaller];
}

/** The document without unused fragments and variables. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    FragmentSpread: (node) => void used.add(`...${node.name.value}`),
    VariableDefinition: () => false,
    Variable: (node) => void used.add(`$${node.name.value}`),
  });
  const pruned = visit(document, {
    FragmentDefinition: (node) => (used.has(`...${node.name.value}`) ? undefined : null),
    VariableDefinition: (node) => (used.has(`$${node.variable.name.value}`) ? undefined : null),
  });
  return pruned.definitions.length < document.definitions.length ? withoutUnused(pruned) : pruned;
}

function hasEmptySelection(document: DocumentNode): boolean {
  let isEmpty = false;
  visit(document, { SelectionSet: (node) => void (isEmpty ||= node.selections.length === 0) });
  return isEmpty;
}

/** Supergraphs without one of the abstract types, objects, fields, arguments, keys, directives or definitions. */
function* smallerSupergraphs(model: SupergraphModel): Generator<SupergraphModel> {
  for (const object of model.objects) yield { ...model, objects: model.objects.filter((each) => each !== object) };
  for (const abstract of model.abstracts) {
    yield { ...model, abstracts: model.abstracts.filter((each) => each !== abstract) };
  }
  for (const object of model.objects) {
    const changed = (change: Partial<typeof object>) => ({
      ...model,
      objects: model.objects.map((each) => (each === object ? { ...each, ...change } : each)),
    });
    for (const field of object.fields) {
      yield changed({ fields: object.fields.filter((each) => each !== field) });
      for (const smaller of smallerFields(field)) {
        yield changed({ fields: object.fields.map((each) => (each === field ? smaller : each)) });
      }
    }
    for (const definition of object.definitions)
      yield changed({ definitions: object.definitions.filter((each) => each !== definition) });
    for (const definition of object.definitions.filter(({ keys }) => keys.length > 1)) {
      for (const key of definition.keys) {
        const smaller = { ...definition, keys: definition.keys.filter((each) => each !== key) };
        yield changed({ definitions: object.definitions.map((each) => (each === definition ? smaller : each)) });
      }
    }
  }
}

/** The supergraph without members of unions and interfaces that no longer exist. */
function tidied(model: SupergraphModel): SupergraphModel {
  const isThere = (name: string, subgraph: string) =>
    model.objects.some(
      (each) =>
        each.name === name &&
        each.definitions.some((definition) => definition.subgraph === subgraph) &&
        each.fields.some((field) => field.in.includes(subgraph)),
    );
  const abstracts = model.abstracts.map((abstract) => {
    const definitions = abstract.definitions.map((definition) => ({
      ...definition,
      members: definition.members.filter((name) => isThere(name, definition.subgraph)),
    }));
    return { ...abstract, definitions: definitions.filter(({ members }) => members.length > 0) };
  });
  return { ...model, abstracts: abstracts.filter(({ definitions }) => definitions.length > 0) };
}

type Field = SupergraphModel['objects'][number]['fields'][number];

function* smallerFields(field: Field): Generator<Field> {
  for (const directive of ['requires', 'provides', 'overrides', 'inaccessible'] as const) {
    if (field[directive]) yield { ...field, [directive]: undefined };
  }
  for (const arg of field.arguments) yield { ...field, arguments: field.arguments.filter((each) => each !== arg) };
  if (field.in.length > 1) for (const one of field.in) yield { ...field, in: field.in.filter((each) => each !== one) };
}
