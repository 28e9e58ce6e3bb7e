import { search } from './search';

const both = (text: string) => ({ ja: text, en: '' });
const searchable = {
  parts: [
    {
      name: 'peace',
      domain: 'd',
      title: { ja: '平和施策', en: 'Peace policy' },
      about: both('語る会'),
      position: 5,
      query: '',
    },
  ],
  sections: [
    { id: 'plan-6-section-7-1', code: '7-1', name: { ja: '人権の尊重', en: 'Human rights' }, chapter: both('市民') },
  ],
  questions: [
    {
      id: 'd/peace',
      sentence: { ja: '平和施策は何をしたか。', en: 'What was done for peace.' },
      theme: 'peace',
      query: '',
    },
  ],
};

const found = (text: string) => search(text, searchable).map(({ kind, address }) => [kind, address]);

test('parts, sections and questions are found in either language', () => {
  expect(found('平和')).toEqual([
    ['part', '#peace'],
    ['question', './explorer#question=d/peace'],
  ]);
  expect(found('human RIGHTS')).toEqual([
    ['section', './explorer#question=comprehensive-plan/section&variables=%7B%22id%22%3A%22plan-6-section-7-1%22%7D'],
  ]);
});

test('letter width does not matter, and every word must occur', () => {
  expect(found('７-１')).toHaveLength(1);
  expect(found('平和 人権')).toEqual([]);
});

test('an empty text finds nothing', () => {
  expect(found(' 　')).toEqual([]);
});
