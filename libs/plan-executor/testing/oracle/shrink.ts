import { Kind, print, validate, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Question } from '../question/question';
import type { SupergraphModel } from '../supergraph/model';
import { noFaults, type Faults } from '../world/faults';
import { openSupergraph, type Case } from './case';

/** Cases with something left out, the smallest first; all of them are valid. */
export function* smallerCases({ supergraph, questions }: Case): Generator<Case> {
  if (questions.length > 1) {
    for (const question of questions) yield { supergraph, questions: [question] };
    return;
  }
  const [question] = questions;
  const open = openSupergraph(supergraph);
  if (!question || !open) return;
  for (const smaller of smallerQuestions(question, open.apiSchema)) yield { supergraph, questions: [smaller] };
  for (const smaller of [...smallerSupergraphs(supergraph)].map(tidied)) {
    const schema = openSupergraph(smaller)?.apiSchema;
    if (schema && validate(schema, question.document).length === 0) yield { supergraph: smaller, questions };
  }
}

function* smallerQuestions(question: Question, schema: GraphQLSchema): Generator<Question> {
  for (const faults of smallerFaults(question.faults)) yield { ...question, faults };
  for (const document of smallerDocuments(question.document)) {
    if (!hasEmptySelection(document) && validate(schema, document).length === 0) yield { ...question, document };
  }
  for (const name of Object.keys(question.variables)) {
    const { [name]: _left, ...variables } = question.variables;
    if (!new RegExp(`\\$${name}: [^=,)]*!(?! =)`).test(print(question.document))) yield { ...question, variables };
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

/** The document without one of its selections, directives or arguments, and without what is then unused. */
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

/** The document with the selections of an inline fragment in its place. */
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

/** Without the fragments and the variables that nothing uses. */
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

/** The supergraph without one of its abstract types, objects, fields, arguments, keys, directives or places. */
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
    for (const place of object.places) yield changed({ places: object.places.filter((each) => each !== place) });
    for (const place of object.places.filter(({ keys }) => keys.length > 1)) {
      for (const key of place.keys) {
        const smaller = { ...place, keys: place.keys.filter((each) => each !== key) };
        yield changed({ places: object.places.map((each) => (each === place ? smaller : each)) });
      }
    }
  }
}

/** Without the members of unions and interfaces that are there no more. */
function tidied(model: SupergraphModel): SupergraphModel {
  const isThere = (name: string, subgraph: string) =>
    model.objects.some(
      (each) =>
        each.name === name &&
        each.places.some((place) => place.subgraph === subgraph) &&
        each.fields.some((field) => field.in.includes(subgraph)),
    );
  const abstracts = model.abstracts.map((abstract) => {
    const places = abstract.places.map((place) => ({
      ...place,
      members: place.members.filter((name) => isThere(name, place.subgraph)),
    }));
    return { ...abstract, places: places.filter(({ members }) => members.length > 0) };
  });
  return { ...model, abstracts: abstracts.filter(({ places }) => places.length > 0) };
}

type Field = SupergraphModel['objects'][number]['fields'][number];

function* smallerFields(field: Field): Generator<Field> {
  for (const directive of ['requires', 'provides', 'overrides', 'inaccessible'] as const) {
    if (field[directive]) yield { ...field, [directive]: undefined };
  }
  for (const arg of field.arguments) yield { ...field, arguments: field.arguments.filter((each) => each !== arg) };
  if (field.in.length > 1) for (const one of field.in) yield { ...field, in: field.in.filter((each) => each !== one) };
}
