import { parse, validate } from 'graphql';
import { graph, graphqlFiles } from '../../testing/examples';
import { readParts } from './parts';
import { nameOf, readQuestions } from './questions';

const files = (folder: 'examples' | 'parts') =>
  Object.fromEntries(
    graphqlFiles(folder).map(({ name, text }) => [`../${name.replace('/', `/${folder}/`)}.graphql`, text]),
  );

const questions = readQuestions(files('examples'));
const parts = readParts(files('parts'));

test.each(questions)('the question $id says in both languages what it asks, and belongs to a part', (question) => {
  expect(question.sentence.ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  expect(question.sentence.en).toMatch(/^[A-Z].*[.?]$/);
  expect(parts.map(({ name }) => name)).toContain(question.theme);
});

test('the publication has thirteen parts, in its order, and the reading of it comes last', () => {
  expect(parts.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, undefined]);
});

test.each(parts)('the part $name has a question, and asks what the graph can answer', ({ name, query }) => {
  expect(questions.filter(({ theme }) => theme === name)).not.toEqual([]);
  expect(validate(graph, parse(query))).toEqual([]);
});

test('a question that does not say what it asks is told by its file', () => {
  const read = (text: string) => () => readQuestions({ '../city-promotion/examples/new.graphql': text });
  expect(read('# ja: 何か。\n# theme: peace\n{ a }')).toThrow(
    'city-promotion/new needs the lines "# ja: …" and "# en: …"',
  );
  expect(read('# ja: 何か。\n# en: What.\n{ a }')).toThrow('city-promotion/new needs the line "# theme: …"');
});

test('a question is called by its domain and file', () => {
  expect(nameOf('../../libs/subgraphs/gender-equality/examples/courses.graphql')).toBe('gender-equality/courses');
});
