import type { ConceptFigure, Dimension, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

interface CityRow {
  id: string;
  areaKm2: number;
  population: number;
}

const population: IndicatorDeclaration = {
  id: 'population',
  name: { ja: '人口', en: 'Population' },
  unit: Unit.PERSON,
  definition: {
    ja: '市に住む人の数。いつの数かは記載がない。',
    en: 'Persons who live in the city. The source does not say when they were counted.',
  },
  additiveOver: ['records'],
  whyNotAdditive: {
    ja: 'ある時点の人数であり、時をまたいで足すと同じ人を重ねて数える。',
    en: 'It is the number of persons at one time: added over time, it would count the same persons again.',
  },
};

const area: IndicatorDeclaration = {
  id: 'city-area',
  name: { ja: '面積', en: 'Area' },
  unit: Unit.SQUARE_KILOMETER,
  definition: {
    ja: '市の面積。いつの値かは記載がない。',
    en: 'The area of the city. The source does not say of which day or year.',
  },
  additiveOver: ['records'],
  whyNotAdditive: {
    ja: '同じ土地の面積であり、時をまたいで足す意味はない。',
    en: 'It is the area of the same land, so there is no sense in adding it up over time.',
  },
};

const bound: Dimension = {
  id: 'bound',
  name: { ja: '範囲の端', en: 'End of a range' },
  values: { LOWER: { ja: '下限', en: 'Lower bound' }, UPPER: { ja: '上限', en: 'Upper bound' } },
};

const drive: IndicatorDeclaration = {
  id: 'drive-to-city',
  name: { ja: '車での所要時間', en: 'Time by car' },
  unit: Unit.HOUR,
  definition: {
    ja: '近くの大都市から市まで車でかかる時間。範囲で示されている。',
    en: 'How long it takes by car from large cities nearby; the source gives a range.',
  },
  dimensions: [bound],
};

const distance: IndicatorDeclaration = {
  id: 'distance-from-capital',
  name: { ja: '首都からの距離', en: 'Distance from the capital' },
  unit: Unit.KILOMETER,
  definition: { ja: '首都から市までの距離。', en: 'How far the city lies from the capital.' },
};

const coreIndustries: IndicatorDeclaration = {
  id: 'core-industries',
  name: { ja: '基幹産業の数', en: 'Core industries' },
  unit: Unit.ITEM,
  definition: { ja: '市の基幹産業の数。', en: 'How many core industries the city has.' },
};

const yearsOfRelations: IndicatorDeclaration = {
  id: 'years-of-diplomatic-relations',
  name: { ja: '国交正常化からの年数', en: 'Years since relations were normalized' },
  unit: Unit.YEAR,
  definition: {
    ja: '日本との国交正常化からその年までの年数。',
    en: 'Years from the normalization of relations with Japan to that year.',
  },
};

const yearsOfExchange: IndicatorDeclaration = {
  id: 'years-of-exchange-before-tie',
  name: { ja: '締結までの交流の年数', en: 'Years of exchange before the tie' },
  unit: Unit.YEAR,
  definition: {
    ja: '最初の訪問から姉妹都市締結まで交流が続いた年数。',
    en: 'Years of exchange from the first visit until the sister-city tie was established.',
  },
};

const visitors: IndicatorDeclaration = {
  id: 'visitors-before-tie',
  name: { ja: '締結前の訪問者の数', en: 'Visitors before the tie' },
  unit: Unit.PERSON,
  definition: {
    ja: '姉妹都市締結の前に、一方の市から他方を訪れた人の数。',
    en: 'Persons from one city who visited the other before the sister-city tie was established.',
  },
  whyNotAdditive: {
    ja: '同じ人が重ねて訪れたかどうかは記載がない。',
    en: 'The source does not say whether the same persons came more than once.',
  },
};

const parties: IndicatorDeclaration = {
  id: 'parties-to-tie',
  name: { ja: '締結に臨んだ代表の数', en: 'Parties represented at the tie' },
  unit: Unit.PARTY,
  definition: {
    ja: '締結のために訪れた代表の属する団体の数(市、市議会、国際友好委員会)。',
    en: 'How many bodies were represented when the tie was established (the city, its assembly, the friendship committee).',
  },
};

/** The area and the population of each city. What else is counted stands in the texts. */
export const sisterCityFigures: FigureDeclaration<CityRow> = {
  indicators: [population, area, drive, distance, coreIndustries, yearsOfRelations, yearsOfExchange, visitors, parties],
  read: (rows) =>
    rows.flatMap(({ id: recordId, areaKm2, population: persons }): ConceptFigure[] => [
      { indicator: area, recordId, field: 'areaKm2', value: areaKm2 },
      { indicator: population, recordId, field: 'population', value: persons },
    ]),
};
