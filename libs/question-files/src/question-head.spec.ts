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

test.each([
  [
    'bar measure=sessions.count label=sessions.name',
    'line 4: the query has no field at "sessions.count", which is the measure.',
  ],
  ['pie measure=sessions.name label=sessions.name', 'line 4: "pie" is no kind of chart. Known: bar, line'],
  ['bar label=sessions.name', 'line 4: a chart of the kind bar needs measure=path.'],
  ['bar count=sessions label=sessions.name size=3', 'line 4: "size" is no option. Known: measure, count'],
  [
    'bar measure=sessions.name measure=sessions.name label=sessions.name',
    'line 4: a chart of the kind bar has one measure; only a figure has several.',
  ],
  ['none 数値がありません。', 'line 4: say why there is no chart'],
])('a chart "%s" is refused with its file and line', (chart, message) => {
  const declared = file.replace('# $monday', `# chart: ${chart}\n# $monday`);
  expect(() => readHead(declared, 'a.graphql')).toThrow(`a.graphql, ${message}`);
});

test('a chart is declared with its paths, its names and what stands out', () => {
  const lines =
    '# chart: bar count=sessions label=sessions.name highlight="a b"\n# chart-title: 相談 / Consultations\n';
  expect(readHead(file.replace('# $monday', `${lines}# $monday`), 'a').chart).toEqual({
    kind: 'bar',
    count: 'sessions',
    label: 'sessions.name',
    highlight: 'a b',
    title: { ja: '相談', en: 'Consultations' },
  });
});
