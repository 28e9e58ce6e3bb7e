import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import { readTranslations, sharedTranslationsDirectory, Translator } from '@tokorozawa/subgraph-kit/translations';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { domainDirectories, examples, graph } from '../testing/examples';
import { type AnswerField } from './shape';
import { enumLabelOf, labelOf, pathLabel } from './label';

const all = (fields: AnswerField[]): AnswerField[] => fields.flatMap((field) => [field, ...all(field.fields)]);

interface Member {
  name: string;
  description?: string | null;
}

function membersOf(type: GraphQLNamedType): Member[] {
  if (isEnumType(type)) return [...type.getValues()];
  const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
  return hasFields ? Object.values<Member>(type.getFields()) : [];
}

/** The fields, input fields and enum values of the graph, with the coordinate of each. */
function describedMembers(): { coordinate: string; description?: string | null }[] {
  const types = Object.values(graph.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !/^(join|link)__/.test(type.name),
  );
  return types.flatMap((type) =>
    membersOf(type).map(({ name, description }) => ({ coordinate: `${type.name}.${name}`, description })),
  );
}

test('every field, input field and enum value of the graph has a Japanese word in its description', () => {
  const described = describedMembers();
  expect(described.length).toBeGreaterThan(800);
  const without = described.filter(({ description }) => !japaneseOf(description));
  expect(without.map(({ coordinate }) => coordinate)).toEqual([]);
});

test('the Japanese description of each ends with the same word in corner brackets', () => {
  const directories = [sharedTranslationsDirectory, ...domainDirectories];
  const translator = new Translator(directories.flatMap(readTranslations));
  const wrong = describedMembers().filter(({ description }) => {
    const japanese = translator.translate(description ?? '');
    return japanese !== undefined && !japanese.endsWith(`「${japaneseOf(description)}」`);
  });
  expect(wrong.map(({ coordinate }) => coordinate)).toEqual([]);
});

const field = (parentType: string, name: string, description: string, key = name): AnswerField => ({
  key,
  name,
  parentType,
  definition: { description } as AnswerField['definition'],
  type: undefined,
  isList: false,
  fields: [],
});

test('a field is called by the word at the end of its description', () => {
  expect(labelOf(field('Plan', 'foo', 'Name of the plan (総合計画). 「名称」'), 'ja')).toBe('名称');
});

test('where there is none, it is called by the city’s own word in brackets', () => {
  expect(labelOf(field('Plan', 'foo', 'The sections (節) of the plan.'), 'ja')).toBe('節');
});

test('a field without a Japanese word is called by its name, in English in separate words', () => {
  expect(labelOf(field('Plan', 'newThing', 'Something new.'), 'ja')).toBe('newThing');
  expect(labelOf(field('Plan', 'newThing', 'Something new.'), 'en')).toBe('New thing');
});

test('a way through fields is called by the word of each', () => {
  expect(pathLabel(graph, 'ComprehensivePlan', 'period.start', 'ja')).toBe('計画期間 › 始まり');
  expect(pathLabel(graph, 'ComprehensivePlan', 'nowhere.start', 'ja')).toBe('nowhere › start');
  expect(pathLabel(graph, 'ComprehensivePlan', 'period.start', 'en')).toBe('Period › Start');
});

test('a way through lists counts their items from 1, and one through unions finds the member', () => {
  expect(pathLabel(graph, 'CenterCourse', 'events.1.number', 'ja')).toBe('回 › 2 › 番号');
  expect(pathLabel(graph, 'CenterCourse', 'events.1.number', 'en')).toBe('Events › 2 › Number');
  expect(pathLabel(graph, 'PeaceActivity', 'details.participants', 'ja')).toBe('詳細 › 参加者数');
});

test('a value of an enum is said in words', () => {
  const fields = all(examples.flatMap(({ shape }) => shape));
  const group = fields.find(({ name }) => name === 'group') as AnswerField;
  expect(enumLabelOf(group, 'ADVISORY_BODIES', 'ja')).toBe('審議会等');
  expect(enumLabelOf(group, 'ADVISORY_BODIES', 'en')).toBe('Advisory bodies');
  expect(enumLabelOf({ ...group, type: undefined }, 'ADVISORY_BODIES', 'ja')).toBeUndefined();
});
