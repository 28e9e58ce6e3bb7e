import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

interface ShowRow {
  id: string;
  count: number;
  durationMinutes: number;
  broadcastsPerDay: number;
  costYen: number;
}

const shows: IndicatorDeclaration = {
  id: 'television-shows',
  name: { ja: '番組の本数', en: 'Television shows' },
  unit: Unit.SHOW,
  definition: { ja: '制作し放送する番組の本数。', en: 'How many shows are produced and broadcast.' },
  additiveOver: ['records'],
};

const duration: IndicatorDeclaration = {
  id: 'television-duration',
  name: { ja: '番組の放送時間', en: 'Length of a broadcast' },
  unit: Unit.MINUTE,
  definition: { ja: '1回の放送の長さ。', en: 'How long one broadcast is.' },
};

const broadcasts: IndicatorDeclaration = {
  id: 'television-broadcasts-per-day',
  name: { ja: '番組の1日の放送回数', en: 'Broadcasts of a show on a day' },
  unit: Unit.TIME,
  definition: { ja: '1日に放送する回数。', en: 'How many times a show is broadcast on a day.' },
};

const cost: IndicatorDeclaration = {
  id: 'television-cost',
  name: { ja: '番組の制作・放送費用', en: 'Cost of a television show' },
  unit: Unit.YEN,
  definition: {
    ja: '制作と放送の費用。月額か年額か、1本の額かは記載がない。',
    en: 'What production and broadcasting cost. The source does not say whether in a month, in a year or for a show.',
  },
  whyNotAdditive: {
    ja: 'どの期間の額かが記載されていない。',
    en: 'The source does not say for which period the amount is.',
  },
};

/** How long and how often each show is broadcast, and what it costs. */
export const televisionShowFigures: FigureDeclaration<ShowRow> = {
  indicators: [shows, duration, broadcasts, cost],
  read: (rows) =>
    rows.flatMap(({ id: recordId, ...row }): ConceptFigure[] => [
      { indicator: shows, recordId, field: 'count', value: row.count },
      { indicator: duration, recordId, field: 'durationMinutes', value: row.durationMinutes },
      { indicator: broadcasts, recordId, field: 'broadcastsPerDay', value: row.broadcastsPerDay },
      { indicator: cost, recordId, field: 'costYen', value: row.costYen },
    ]),
};
