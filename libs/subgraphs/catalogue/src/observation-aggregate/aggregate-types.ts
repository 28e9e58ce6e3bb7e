import { LocalizedField, type LocalizedText, Unit } from '@tokorozawa/vocabulary';
import { createUnionType, Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { NotAdditiveReason, percentOf, type Refusal } from './additivity';

registerEnumType(NotAdditiveReason, {
  name: 'NotAdditiveReason',
  description: 'Why figures are not added up or compared (加算できない理由).',
  valuesConfig: {
    NO_FIGURES: { description: 'There are no figures, or their sum, by which to divide, is zero. 「数値なし」' },
    UNITS_DIFFER: { description: 'They have different units, such as persons and person-visits. 「単位が異なる」' },
    INDICATORS_DIFFER: { description: 'They are of different indicators. 「指標が異なる」' },
    SEVERAL_EDITIONS: { description: 'Several editions print the same figure. 「版が異なる」' },
    TOTAL_AND_PARTS: { description: 'One is a total of which another is a part. 「合計と内訳」' },
    MAY_INCLUDE: { description: 'One may include another; the source does not say. 「含むかもしれない」' },
    DIMENSION: {
      description:
        'They differ in a dimension over which the indicator is not additive, such as a monthly average and a yearly number. 「次元が異なる」',
    },
    PERIODS_OVERLAP: {
      description: 'Their periods differ and overlap, such as a month and its year. 「期間が重なる」',
    },
    PERIODS: { description: 'They are of different times, over which the indicator is not additive. 「時点が異なる」' },
    RECORDS: {
      description:
        'They are of different records, over which the indicator is not additive: the same persons may be counted in both. 「記録が異なる」',
    },
  },
});

@ObjectType({ description: 'A sum or an extreme of figures (集計値).' })
export class ObservationAmount {
  @Field(() => Float, { description: 'The value, in `unit`. 「値」' })
  readonly value: number;

  @Field(() => Unit, { description: 'The unit of the value. 「単位」' })
  readonly unit: Unit;

  constructor(value: number, unit: Unit) {
    this.value = value;
    this.unit = unit;
  }
}

@ObjectType({ description: 'A sum of figures divided by another (割合).' })
export class ObservationRatio {
  @Field(() => Float, { description: 'The sum of the figures of the group. 「分子」' })
  readonly numerator: number;

  @Field(() => Float, { description: 'The sum of the figures by which it is divided. 「分母」' })
  readonly denominator: number;

  @Field(() => Unit, { description: 'The unit of the numerator. 「分子の単位」' })
  readonly numeratorUnit: Unit;

  @Field(() => Unit, { description: 'The unit of the denominator. 「分母の単位」' })
  readonly denominatorUnit: Unit;

  constructor(numerator: ObservationAmount, denominator: ObservationAmount) {
    [this.numerator, this.numeratorUnit] = [numerator.value, numerator.unit];
    [this.denominator, this.denominatorUnit] = [denominator.value, denominator.unit];
  }

  @Field(() => Float, { description: 'The numerator divided by the denominator. 「割合」' })
  get value(): number {
    return this.numerator / this.denominator;
  }

  @Field(() => Float, {
    nullable: true,
    description:
      'The same in percent, rounded half up to one decimal, as the source rounds; null if the units differ. 「割合(%)」',
  })
  get percent(): number | null {
    return this.numeratorUnit === this.denominatorUnit ? percentOf(this.numerator, this.denominator) : null;
  }
}

@ObjectType({ description: 'The answer where figures cannot be added up or compared (加算できない).' })
export class NotAdditive {
  @Field(() => NotAdditiveReason, { description: 'The reason. 「理由」' })
  readonly reason: NotAdditiveReason;

  @LocalizedField('The reason as a sentence, and what to ask instead. 「説明」')
  readonly explanation: LocalizedText;

  constructor({ reason, explanation }: Refusal) {
    this.reason = reason;
    this.explanation = explanation;
  }
}

export const ObservationAmountResult = createUnionType({
  name: 'ObservationAmountResult',
  description: 'A sum or an extreme of figures, or why there is none.',
  types: () => [ObservationAmount, NotAdditive] as const,
});

export const ObservationRatioResult = createUnionType({
  name: 'ObservationRatioResult',
  description: 'A ratio of figures, or why there is none.',
  types: () => [ObservationRatio, NotAdditive] as const,
});

/** What the figures of a group are grouped by. */
export enum ObservationGrouping {
  INDICATOR = 'INDICATOR',
  RECORD = 'RECORD',
  PERIOD = 'PERIOD',
  FISCAL_YEAR = 'FISCAL_YEAR',
}

registerEnumType(ObservationGrouping, {
  name: 'ObservationGrouping',
  description: 'By what figures can be grouped (集計の単位).',
  valuesConfig: {
    INDICATOR: { description: 'By what they measure. 「指標」' },
    RECORD: {
      description:
        'By the record that they are about. A figure that is about several is in the group of each, so do not add up the groups: without RECORD it counts once. 「記録」',
    },
    PERIOD: { description: 'By the day, the month or the year that they speak of. 「時点・期間」' },
    FISCAL_YEAR: {
      description: 'By the fiscal year in which these days, months and years lie (年度).',
    },
  },
});
