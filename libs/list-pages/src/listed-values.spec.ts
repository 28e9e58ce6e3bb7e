import { itemMark, listedValues, listsInSeveralColumns } from './listed-values';

const festival = {
  id: 'festival',
  name: 'Festival',
  events: [
    { name: null, attendances: [{ count: 3 }, { count: 4 }] },
    { name: 'Concert', attendances: [] },
    { name: 'Course', attendances: [{ count: 5 }] },
  ],
  lecturers: ['A', 'B'],
};

test('a value knows its item of the outermost list, also beside items without one', () => {
  expect(listedValues(festival, ['name'])).toEqual([{ value: 'Festival' }]);
  expect(listedValues(festival, ['events', 'name'])).toEqual([
    { value: 'Concert', list: 'events', position: 1 },
    { value: 'Course', list: 'events', position: 2 },
  ]);
  expect(listedValues(festival, ['events', 'attendances', 'count'])).toEqual([
    { value: 3, list: 'events', position: 0 },
    { value: 4, list: 'events', position: 0 },
    { value: 5, list: 'events', position: 2 },
  ]);
  expect(listedValues(festival, ['nothing', 'name'])).toEqual([]);
});

test('items are told apart where several columns show several of them', () => {
  const [names, counts] = [
    ['events', 'name'],
    ['events', 'attendances', 'count'],
  ] as const;
  expect(listsInSeveralColumns(festival, [['name'], names, counts, ['lecturers']])).toEqual(new Set(['events']));
  expect(listsInSeveralColumns(festival, [['name'], names, ['lecturers']])).toEqual(new Set());
  const [, concert] = festival.events;
  expect(listsInSeveralColumns({ events: [concert] }, [names, names])).toEqual(new Set());
});

test('the mark of an item is one letter as long as there is one', () => {
  expect([0, 19, 20].map(itemMark)).toEqual(['①', '⑳', '(21)']);
});
