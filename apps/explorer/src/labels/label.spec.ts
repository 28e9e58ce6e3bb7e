import { examples } from '../../testing/examples';
import { type AnswerField } from '../answer/shape';
import { enumLabelOf, japaneseOf, labelOf } from './label';

const all = (fields: AnswerField[]): AnswerField[] => fields.flatMap((field) => [field, ...all(field.fields)]);

/** What a table leaves out: the ways to the next page. */
const shown = ({ parentType, name }: AnswerField): boolean =>
  parentType !== 'PageInfo' && !/^(nodes|edges|cursor)$/.test(name);

test.each(examples)('every field that $name asks for has a Japanese word', ({ shape }) => {
  const without = all(shape)
    .filter(
      (field) =>
        field.parentType !== 'Query' &&
        shown(field) &&
        !japaneseOf(field.parentType, field.name, field.definition?.description),
    )
    .map(({ parentType, name }) => `${parentType}.${name}`);
  expect([...new Set(without)]).toEqual([]);
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

test('the city’s own word stands in brackets in the description', () => {
  expect(labelOf(field('Plan', 'foo', 'The sections (節) of the plan.'), 'ja')).toBe('節');
});

test('a field without a Japanese word is called by its name, in English in separate words', () => {
  expect(labelOf(field('Plan', 'newThing', 'Something new.'), 'ja')).toBe('newThing');
  expect(labelOf(field('Plan', 'newThing', 'Something new.'), 'en')).toBe('New thing');
});

test('a value of an enum is said in words', () => {
  const fields = all(examples.flatMap(({ shape }) => shape));
  const group = fields.find(({ name }) => name === 'group') as AnswerField;
  expect(enumLabelOf(group, 'COUNCILS', 'ja')).toBe('審議会等');
  expect(enumLabelOf(group, 'COUNCILS', 'en')).toBe('Councils');
  expect(enumLabelOf({ ...group, type: undefined }, 'COUNCILS', 'ja')).toBeUndefined();
});
