import { parse } from 'graphql';
import { computeDefaults, readHead, requirePart, requireText, textIn, withDefaults } from './question-head';

const file = `# ja: 来週、どの相談に行けるか。
# en: Which consultations can I attend next week?
# theme: equality-center
# $monday: 来週の月曜日 / Monday of next week = next monday
# $slots: 区分 / Slots
query Sessions($monday: DateBound!, $slots: [Int!] = [1]) {
  sessions(from: $monday, slots: $slots) { name }
}
`;
const head = readHead(file, 'a.graphql');

test('the comments above a query say what it asks, and what its variables are called', () => {
  expect(requireText(head, 'a')).toEqual({
    ja: '来週、どの相談に行けるか。',
    en: 'Which consultations can I attend next week?',
  });
  expect(requirePart(head, 'a')).toBe('equality-center');
  expect(textIn(head, 'a', 'about-')).toBeUndefined();
  expect(head.variableNames).toEqual({
    monday: { ja: '来週の月曜日', en: 'Monday of next week' },
    slots: { ja: '区分', en: 'Slots' },
  });
});

test('a default is computed from the day, for the variables or for the text of the query', () => {
  expect(computeDefaults(head, '2026-11-29')).toEqual({ monday: '2026-11-30' });
  const text = withDefaults(head, '2026-11-29');
  expect(text).toContain('($monday: DateBound! = "2026-11-30", $slots: [Int!] = [1]) {\n  sessions(from: $monday,');
  expect(() => parse(text)).not.toThrow();
});

test('an error names the file and the line', () => {
  expect(() => readHead(file.replace('next monday', 'next mondy'), 'gender-equality/examples/a.graphql')).toThrow(
    'gender-equality/examples/a.graphql, line 4: "next mondy" is no rule for a day. Write today',
  );
  expect(() => requireText(readHead('# ja: 何か。\n{ a }', 'a'), 'a')).toThrow(
    'a needs the lines "# ja: …" and "# en: …"',
  );
  expect(() => requirePart(readHead('{ a }', 'a'), 'a')).toThrow('a needs the line "# theme: …"');
});
