import { graph } from '@tokorozawa/answer-tables/testing';
import { getNamedType, type GraphQLField, type OperationDefinitionNode, parse, print, validate } from 'graphql';
import { defaultSelection } from './default-selection';
import { requiredArguments, visibleNodes } from './field-nodes';
import { addArgument, addSelection, removeArgument, removeSelection } from './selection';

const operation = (query: string) => parse(query).definitions[0] as OperationDefinitionNode;
const written = (edited: OperationDefinitionNode): string => print(edited).replaceAll(/\s+/g, ' ');

test('a field is added with what is around it, and removed with what selects nothing then', () => {
  const asked = operation('{ sisterCities { name } }');
  const added = addSelection(asked, ['sisterCities', 'date', 'day']);
  expect(written(added)).toBe('{ sisterCities { name date { day } } }');
  expect(written(removeSelection(added, ['sisterCities', 'date', 'day']))).toBe('{ sisterCities { name } }');
});

test('what only some types have is selected in a fragment on the type', () => {
  const asked = operation('query One($id: ID!) { node(id: $id) { id } }');
  expect(written(addSelection(asked, ['node', '...SisterCity', 'population']))).toBe(
    'query One($id: ID!) { node(id: $id) { id ... on SisterCity { population } } }',
  );
});

test('an argument takes a variable, which is declared under a name of its own, and removed with the argument', () => {
  const asked = operation(
    'query ($first: Int) { centerCourses(first: $first) { nodes { name } } peaceActivities { nodes { name } } }',
  );
  const { args } = graph.getQueryType()?.getFields().peaceActivities as GraphQLField<unknown, unknown>;
  const first = args.find(({ name }) => name === 'first');
  if (!first) throw new Error('peaceActivities has no argument first.');
  const added = addArgument(asked, ['peaceActivities'], first);
  expect(written(added)).toContain('query ($first: Int, $peaceActivities_first: Int');
  expect(written(added)).toContain('peaceActivities(first: $peaceActivities_first)');
  expect(written(removeArgument(added, ['peaceActivities'], 'first'))).toBe(written(asked));
});

const fields = Object.values(graph.getQueryType()?.getFields() ?? {});

test.each(fields)('ticking $name makes a valid query', (field) => {
  const empty = { ...operation('{ __typename }'), selectionSet: { kind: 'SelectionSet', selections: [] } };
  const added = addSelection(
    empty as unknown as OperationDefinitionNode,
    [field.name],
    defaultSelection(getNamedType(field.type)),
  );
  const complete = requiredArguments(field).reduce(
    (each, argument) => addArgument(each, [field.name], argument),
    added,
  );
  expect(validate(graph, parse(print(complete)))).toEqual([]);
});

test('the tree names fields in the language of the reader, and shows what is inside those that are open', () => {
  const tree = { schema: graph, operation: operation('{ sisterCities { name } }'), opened: new Map<string, boolean>() };
  const nodes = visibleNodes({ ...tree, language: 'ja' });
  expect(nodes.find(({ name }) => name === 'sisterCities')).toMatchObject({ isSelected: true, isExpanded: true });
  expect(nodes.find(({ path }) => path.join('/') === 'sisterCities/population')).toMatchObject({
    label: '人口',
    isSelected: false,
    isExpanded: undefined,
  });
  expect(nodes.find(({ name }) => name === 'centerCourses')).toMatchObject({ isSelected: false, isExpanded: false });
  const english = visibleNodes({ ...tree, language: 'en', opened: new Map([['sisterCities', false]]) });
  expect(english.find(({ name }) => name === 'sisterCities')).toMatchObject({
    label: 'Sister cities',
    isExpanded: false,
  });
  expect(english.some(({ path }) => path.length > 1)).toBe(false);
});
