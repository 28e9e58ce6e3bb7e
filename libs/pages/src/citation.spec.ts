import { citationOf } from './citation';

const printed = { document: '年次刊行物', edition: '令和6年度版' };

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
    /^出典：年次刊行物令和6年度版、「広域行政」、および飯能市の登録、「乙館」「丙館」\(/,
  );
});
