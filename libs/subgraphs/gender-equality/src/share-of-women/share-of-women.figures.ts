import type { ConceptFigure, Dimension, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { type PartialDate, Unit } from '@tokorozawa/vocabulary';
import { type ShareOfWomenGroup } from './share-of-women.entity';

interface ShareRow {
  id: string;
  date: PartialDate;
  group: ShareOfWomenGroup;
  totalPersons: number;
  womenPersons: number;
  printedRatioPercent: number;
  partIds?: string[] | null;
  mayIncludeIds?: string[] | undefined;
}

const group: Dimension = {
  id: 'decision-making-group',
  name: { ja: '区分', en: 'Group' },
  isOfRecord: true,
  values: {
    ASSEMBLY: { ja: '議会', en: 'City assembly' },
    ADVISORY_BODIES: { ja: '審議会等', en: 'Advisory and other bodies' },
    CITY_STAFF: { ja: '市職員(一般行政職)', en: 'City staff in general administrative positions' },
  },
};

const countedOnOneDay = {
  ja: 'ある日の人数であり、日をまたいで足すと同じ人を重ねて数える。区分が違えば、同じ人がどちらにも属することがある。',
  en: 'It is the number of persons on one day: added over days, it would count the same persons again. One person may belong to two groups.',
};

const persons: IndicatorDeclaration = {
  id: 'decision-making-persons',
  name: { ja: '政策決定過程にある人の数(総数)', en: 'Persons in decision-making' },
  unit: Unit.PERSON,
  definition: {
    ja: '議会、審議会等、市職員の各職位にある人の数。女性と男性の両方を含む。',
    en: 'Persons, women and men, in the assembly, an advisory body or a rank of the city staff on one day.',
  },
  dimensions: [group],
  additiveOver: ['records'],
  whyNotAdditive: countedOnOneDay,
};

const women: IndicatorDeclaration = {
  id: 'decision-making-women',
  name: { ja: '政策決定過程にある女性の数', en: 'Women in decision-making' },
  unit: Unit.PERSON,
  definition: {
    ja: '議会、審議会等、市職員の各職位にある人のうち、女性の数。',
    en: 'Women in the assembly, an advisory body or a rank of the city staff on one day.',
  },
  dimensions: [group],
  additiveOver: ['records'],
  whyNotAdditive: countedOnOneDay,
};

const share: IndicatorDeclaration = {
  id: 'decision-making-share-of-women',
  name: { ja: '政策決定過程にある女性の比率', en: 'Share of women in decision-making' },
  unit: Unit.PERCENT,
  definition: {
    ja: '総数に占める女性の割合。小数第2位を四捨五入してある。',
    en: 'Women in percent of all persons, rounded half up to one decimal.',
  },
  dimensions: [group],
  whyNotAdditive: {
    ja: '比率は足せない。女性の数の和を総数の和で割る。',
    en: 'Shares cannot be added up: divide the sum of the women by the sum of the persons.',
  },
};

/** Three figures of each body and rank. */
export const shareOfWomenFigures: FigureDeclaration<ShareRow> = {
  indicators: [persons, women, share],
  read: (rows) => rows.flatMap(figuresOf),
};

function figuresOf(row: ShareRow): ConceptFigure[] {
  const { id: recordId, date, partIds, mayIncludeIds } = row;
  const of = { recordId, date, dimensions: { [group.id]: row.group } };
  const sums = { ...(partIds && { totalOf: partIds }), ...(mayIncludeIds && { mayInclude: mayIncludeIds }) };
  return [
    { ...of, ...sums, indicator: persons, field: 'totalPersons', value: row.totalPersons },
    { ...of, ...sums, indicator: women, field: 'womenPersons', value: row.womenPersons },
    { ...of, indicator: share, field: 'printedRatioPercent', value: row.printedRatioPercent },
  ];
}
