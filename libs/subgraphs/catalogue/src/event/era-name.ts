import { type DayRange, eras } from '@tokorozawa/vocabulary';
import { registerEnumType } from 'type-graphql';

/** The eras of the Japanese calendar since 明治, by their names. */
export enum EraName {
  MEIJI = '明治',
  TAISHO = '大正',
  SHOWA = '昭和',
  HEISEI = '平成',
  REIWA = '令和',
}

registerEnumType(EraName, {
  name: 'EraName',
  description: 'An era of the Japanese calendar (元号).',
  valuesConfig: Object.fromEntries(
    Object.entries(EraName).map(([name, japanese]) => {
      const { first, last } = daysOfEra(japanese);
      return [name, { description: `From ${first}${last ? ` to ${last}` : ''}. 「${japanese}」` }];
    }),
  ),
});

/** The days of an era. The present one has no last day. */
export function daysOfEra(name: EraName): DayRange {
  const { first = null, last = null } = eras.find((era) => era.name === name) ?? {};
  return { first, last };
}
