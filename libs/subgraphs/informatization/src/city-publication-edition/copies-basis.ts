import { registerEnumType } from 'type-graphql';

/** Of what a number of copies is the number. */
export enum CopiesBasis {
  MONTHLY_AVERAGE = 'MONTHLY_AVERAGE',
  YEAR_TOTAL = 'YEAR_TOTAL',
}

registerEnumType(CopiesBasis, {
  name: 'CopiesBasis',
  description: 'Of what a number of copies (配布部数) is the number.',
  valuesConfig: {
    MONTHLY_AVERAGE: { description: 'The average of a month (月平均).' },
    YEAR_TOTAL: { description: 'All copies of a year (年間).' },
  },
});
