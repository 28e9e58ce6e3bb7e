import { citationOf } from './citation';

const printed = { document: '年次刊行物', edition: '令和6年度版' };

test('what stands in several editions of a document is cited with all of them', () => {
  const sources = ['令和6年度版', '令和7年度版'].map((edition) => ({
    document: '年次刊行物',
    edition,
    heading: '平和',
    lines: [3],
  }));
  const cited = { sources, address: 'https://graph.example' };
  expect(citationOf(cited, 'ja')).toMatch(/^出典：年次刊行物令和6年度版・令和7年度版、「平和」\(/);
  expect(citationOf(cited, 'en')).toMatch(/^Source: 年次刊行物, FY2024 edition and FY2025 edition, “平和”, through/);
});

test('what stands in one document is cited with its edition, headings and lines', () => {
  const one = { ...printed, heading: '広域行政', lines: [400, 402] };
  expect(citationOf({ sources: [one], address: 'https://x.example/' }, 'ja')).toContain(
    '年次刊行物令和6年度版、「広域行政」 400〜402行',
  );
  expect(citationOf({ sources: [one, { ...one, heading: '平和' }], address: 'https://x.example/' }, 'en')).toContain(
    '年次刊行物, FY2024 edition, “広域行政”, “平和”',
  );
});

test('what a municipality entered is no heading of the print', () => {
  const sources = [
    { ...printed, heading: '広域行政' },
    { document: '飯能市の登録', edition: '第1版', heading: '乙館' },
    { document: '飯能市の登録', edition: '第2版', heading: '丙館' },
  ];
  expect(citationOf({ sources, address: 'https://x.example/' }, 'ja')).toMatch(
    /^出典：年次刊行物令和6年度版、「広域行政」、および飯能市の登録第1版・第2版、「乙館」「丙館」\(/,
  );
});

test('of many headings a citation names the first, and counts the others', () => {
  const sources = (count: number): { document: string; edition: string; heading: string }[] =>
    Array.from({ length: count }, (_, n) => ({ ...printed, heading: `見出し${n + 1}` }));
  const cite = (count: number, language: 'ja' | 'en'): string =>
    citationOf({ sources: sources(count), address: 'https://x.example/' }, language);
  expect(cite(6, 'ja')).toContain('令和6年度版、「見出し1」「見出し2」「見出し3」「見出し4」「見出し5」「見出し6」(');
  expect(cite(21, 'ja')).toContain('令和6年度版、「見出し1」「見出し2」「見出し3」ほか18の見出し(');
  expect(cite(21, 'en')).toContain('FY2024 edition, “見出し1”, “見出し2”, “見出し3” and 18 other headings, through');
});
