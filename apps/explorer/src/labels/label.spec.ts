import { examples } from '../../testing/examples';
import { type Part } from '../answer/shape';
import { enumLabelOf, japaneseOf, labelOf } from './label';

const all = (parts: Part[]): Part[] => parts.flatMap((part) => [part, ...all(part.parts)]);

/** What a table leaves out: the ways to the next page. */
const shown = ({ type, name }: Part): boolean => type !== 'PageInfo' && !/^(nodes|edges|cursor)$/.test(name);

test.each(examples)('every field that $name asks for has a Japanese word', ({ shape }) => {
  const without = all(shape)
    .filter(
      (part) => part.type !== 'Query' && shown(part) && !japaneseOf(part.type, part.name, part.field?.description),
    )
    .map(({ type, name }) => `${type}.${name}`);
  expect([...new Set(without)]).toEqual([]);
});

const part = (type: string, name: string, description: string, key = name): Part => ({
  key,
  type,
  name,
  field: { description } as Part['field'],
  of: undefined,
  list: false,
  parts: [],
});

test('the city’s own word stands in brackets in the description', () => {
  expect(labelOf(part('Plan', 'foo', 'The sections (節) of the plan.'), 'ja')).toBe('節');
});

test('a field without a Japanese word is called by its name, in English in separate words', () => {
  expect(labelOf(part('Plan', 'newThing', 'Something new.'), 'ja')).toBe('newThing');
  expect(labelOf(part('Plan', 'newThing', 'Something new.'), 'en')).toBe('New thing');
});

test('a value of an enum is said in words', () => {
  const parts = all(examples.flatMap(({ shape }) => shape));
  const group = parts.find(({ name }) => name === 'group') as Part;
  expect(enumLabelOf(group, 'COUNCILS', 'ja')).toBe('審議会等');
  expect(enumLabelOf(group, 'COUNCILS', 'en')).toBe('Councils');
  expect(enumLabelOf({ ...group, of: undefined }, 'COUNCILS', 'ja')).toBeUndefined();
});
