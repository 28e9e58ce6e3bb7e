import { parse, validate } from 'graphql';
import { graph, graphqlFiles } from '@tokorozawa/answer-tables/testing';
import { domainAndFile, parseParts, parseQuestions } from './questions';

const files = (folder: 'examples' | 'parts') =>
  Object.fromEntries(
    graphqlFiles(folder).map(({ name, text }) => [`../${name.replace('/', `/${folder}/`)}.graphql`, text]),
  );

const questions = parseQuestions(files('examples'));
const parts = parseParts(files('parts'));

test.each(questions)('the question $id states in both languages what it asks, and belongs to a part', (question) => {
  expect(question.sentence.ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  expect(question.sentence.en).toMatch(/^[A-Z].*[.?]$/);
  expect(parts.map(({ name }) => name)).toContain(question.theme);
});

test('the thirteen parts are in the order of the publication, and the part on how it was read comes last', () => {
  expect(parts.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, undefined]);
});

test.each(parts)('the part $name has a question and a valid query', ({ name, query }) => {
  expect(questions.filter(({ theme }) => theme === name)).not.toEqual([]);
  expect(validate(graph, parse(query))).toEqual([]);
});

test('an error names the file of a question with incomplete comments', () => {
  const read = (text: string) => () => parseQuestions({ '../city-promotion/examples/new.graphql': text });
  expect(read('# ja: 何か。\n# theme: peace\n{ a }')).toThrow(
    'city-promotion/new needs the lines "# ja: …" and "# en: …"',
  );
  expect(read('# ja: 何か。\n# en: What.\n{ a }')).toThrow('city-promotion/new needs the line "# theme: …"');
});

test('the id of a question is its domain and file', () => {
  expect(domainAndFile('../../libs/subgraphs/gender-equality/examples/courses.graphql')).toBe(
    'gender-equality/courses',
  );
});
