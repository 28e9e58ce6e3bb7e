import { answerShape, type AnswerTable, type Provenance, tablesOf } from '@tokorozawa/answer-tables';
import { graph } from '@tokorozawa/answer-tables/testing';
import { parse } from 'graphql';
import { type Cited, citation } from './citation';

const printed: Provenance = {
  documentJa: '年報',
  documentEn: 'the yearbook',
  edition: '令和6年度版',
  heading: '相談事業',
  lines: [166],
  asOf: { era: '令和5年度' },
  status: 'AS_PRINTED',
  corrections: [],
  gaps: [],
  openLists: [],
};

const query = '{ sisterCities { name sectionLinks { basis section { name } } } }';
const data = {
  sisterCities: [{ name: '常州市', sectionLinks: [{ basis: 'EDITORIAL', section: { name: '国際化' } }] }],
};
const [cities] = tablesOf(answerShape(graph, parse(query)), data) as [AnswerTable];

const cited: Cited = {
  request: { variables: {}, receivedAt: new Date('2026-11-22T15:30:00Z') },
  question: undefined,
  table: { ...cities, rows: [{ cells: ['常州市'], records: [['sisterCities', 0]] }] },
  records: [
    { path: ['sisterCities', 0], type: 'SisterCity', name: '常州市', provenance: { ...printed, heading: '姉妹都市' } },
    { path: ['sisterCities', 0, 'sectionLinks', 0], type: 'Section', name: '国際化', provenance: printed },
  ],
  site: 'https://plan.example.jp',
};

test('a citation names what was asked, the edition and the records of the table, not those that came along', () => {
  expect(citation(cited, 'ja')).toMatch(
    /^出典：年報令和6年度版、「姉妹都市」 166行\(「所沢市 計画グラフ」「姉妹都市.*」https:\/\/plan\.example\.jp、2026年11月23日取得\)。上記を加工して作成。$/,
  );
  expect(citation(cited, 'en')).toMatch(
    /^Source: the yearbook, FY2024 edition, “姉妹都市”, line 166, through .*, retrieved November 23, 2026\. Edited from the above\.$/,
  );
});

test('the citation of a ready-made question names it, and its address gives the same on another day', () => {
  const question = {
    id: 'gender-equality/consultations',
    sentence: { ja: '来週、どの相談に行けるか。', en: 'Which consultations are there next week?' },
    computed: { monday: '2026-11-30' },
  };
  expect(citation({ ...cited, question }, 'ja')).toContain(
    '「来週、どの相談に行けるか」https://plan.example.jp/q/gender-equality/consultations?monday=2026-11-30、',
  );
  expect(
    citation({ ...cited, question, request: { ...cited.request, variables: { monday: '2027-01-04' } } }, 'en'),
  ).toContain(
    '“Which consultations are there next week?”, https://plan.example.jp/q/gender-equality/consultations?monday=2027-01-04, ',
  );
});
