import { type Provenance } from '@tokorozawa/answer-tables';
import { citation } from './citation';

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

describe('a citation', () => {
  const records = [{ path: [], type: 'Consultation', name: undefined, provenance: printed }];
  const cited = { records, site: 'https://plan.example.jp', receivedAt: new Date('2026-11-22T15:30:00Z') };

  test('names the source and says that it was edited, in both languages, with the day in Japan', () => {
    expect(citation(cited, 'ja')).toBe(
      '出典：年報令和6年度版、「相談事業」(「所沢市 計画グラフ」https://plan.example.jp、2026年11月23日取得)。上記を加工して作成。',
    );
    expect(citation(cited, 'en')).toContain('retrieved November 23, 2026. Edited from the above.');
  });
});
