import {
  getNamedType,
  isAbstractType,
  isInputObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { leadsToNothing } from '../compare';
import { fetchesEntities } from '../engines/engine';
import type { TestQuery } from '../query/test-query';
import type { SupergraphModel } from '../supergraph/model';
import type { Run } from '../world/subgraphs';
import type { Answered } from './answer';

/** Counts the features of the queries, to show that the oracle covers them. */
export class Coverage {
  cases = 0;
  private readonly counts = new Map<string, number>();

  note(schema: GraphQLSchema, model: SupergraphModel, query: TestQuery, { run, answer }: Answered): void {
    this.cases += 1;
    const features = [
      ...featuresOfDocument(schema, model, query),
      ...featuresOfRun(query, run),
      ...featuresOfAnswer(answer),
    ];
    for (const feature of new Set(features)) this.count(feature);
  }

  count(feature: string): void {
    this.counts.set(feature, (this.counts.get(feature) ?? 0) + 1);
  }

  /** The percentage of queries with a feature. */
  percent(feature: string): number {
    return (100 * (this.counts.get(feature) ?? 0)) / Math.max(1, this.cases);
  }

  table(): string {
    const rows = [...this.counts].sort(([, one], [, other]) => other - one);
    const lines = rows.map(
      ([feature, count]) => `${`${this.percent(feature).toFixed(1)} %`.padStart(8)}  ${feature} (${count})`,
    );
    return [`${this.cases} cases`, ...lines].join('\n');
  }
}

function featuresOfDocument(
  schema: GraphQLSchema,
  model: SupergraphModel,
  { document, variables, before = [] }: TestQuery,
): string[] {
  const features: string[] = [];
  const note = (feature: string, holds: unknown) => void (holds && features.push(feature));
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    OperationDefinition: (node) => note('mutation', node.operation === 'mutation'),
    InlineFragment: () => note('inline fragment', true),
    FragmentSpread: () => note('named fragment', true),
    Directive: () => note('condition', true),
    VariableDefinition(node) {
      note('variable', true);
      note('variable with a default', node.defaultValue);
      note('absent variable', !Object.hasOwn(variables, node.variable.name.value));
      note('variable of a strange name', !/^[vo]\d+$/.test(node.variable.name.value));
    },
    Argument: () => note('input object', isInputObjectType(getNamedType(info.getInputType()))),
    Field(node) {
      note('alias', node.alias);
      note('a name that members of a union share', /^x\d+_/.test(node.alias?.value ?? ''));
      note('a count of writes', node.name.value === 'seen');
      note('__typename', node.name.value === '__typename');
      note('two conditions on one field', (node.directives?.length ?? 0) > 1);
      note('list of lists', String(info.getType()).startsWith('[['));
      note('abstract type', isAbstractType(getNamedType(info.getType())));
      note('custom scalar', getNamedType(info.getType())?.name === 'Blob');
      const field = modelOf(model, info.getParentType()?.name ?? '', node.name.value);
      for (const feature of ['requires', 'provides', 'overrides', 'shareable'] as const)
        note(`@${feature}`, field?.[feature]);
      note('field with arguments', node.arguments?.length);
      note('@interfaceObject', node.name.value.startsWith('pet_'));
    },
  });
  visit(document, visitor);
  note('another operation', document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length > 1);
  note('asked before with other conditions', before.length > 0);
  note('root types with names of their own', model.withOwnRoots?.length);
  note(
    'fragment definition',
    document.definitions.some(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
  );
  return features;
}

function modelOf(model: SupergraphModel, type: string, field: string) {
  return model.objects.find(({ name }) => name === type)?.fields.find(({ name }) => name === field);
}

function featuresOfRun(query: TestQuery, { asked }: Run): string[] {
  const entityFetches = asked.filter(({ request }) => fetchesEntities(request));
  const features = Object.entries<unknown[]>({ ...query.faults }).flatMap(([kind, list]) =>
    list.length > 0 ? [`fault: ${kind}`] : [],
  );
  if (entityFetches.length > 0) features.push('entity fetch');
  if (entityFetches.length > 2) features.push('three or more entity fetches');
  if (new Set(asked.map(({ subgraph }) => subgraph)).size > 1) features.push('two or more subgraphs');
  return features;
}

function featuresOfAnswer({ data, errors = [], extensions }: ExecutionResult): string[] {
  const features: string[] = [];
  if (errors.length > 0) features.push('errors');
  if (data === null) features.push('null at the root');
  if (errors.some(({ path }) => path && leadsToNothing(data, path.slice(0, -1)))) features.push('null bubbling');
  if (extensions?.valueCompletion) features.push('null without an error');
  if (errors.length === 0 && JSON.stringify(data).length > 100) features.push('a big answer without errors');
  return features;
}
