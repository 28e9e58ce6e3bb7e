import { Property, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, standardUnitCodes, Unit } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { z } from 'zod';

@ObjectType({
  description: 'What distinguishes figures of one indicator that are of one record and time (次元), such as the event.',
})
export class IndicatorDimension {
  @Property(
    z.string(),
    'Its short name, by which observations can be filtered and grouped, such as "event". 「コード」',
  )
  code!: string;

  @Property(localizedText, 'Name of the dimension. 「名称」')
  name!: LocalizedText;

  @Property(z.boolean(), 'Whether figures with different values of it may be added up. 「加算の可否 / Adds up」')
  isAdditive!: boolean;
}

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A quantity of which the source gives figures (指標), in the sense of SDMX and the RDF Data Cube. Its figures are observations.',
})
@Index('indicator_name_idx', { synchronize: false })
@Entity()
export class Indicator extends ReviewedEntity {
  @Property(
    z.string(),
    'Its short name, which stays the same over the years, such as "population"; filters take it in place of the id. 「コード」',
  )
  code!: string;

  @Property(localizedText, 'Name of the indicator. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What is counted or measured, and what is not. 「定義」')
  definition!: LocalizedText;

  @Property(
    z.array(localizedText),
    'The names of the records that its figures are about, each once, in the order of the source. 「対象の名称」',
  )
  @Directive('@listSize(assumedSize: 10)')
  recordNames!: LocalizedText[];

  @Property(z.enum(Unit), 'The unit of all its figures. 「単位」')
  unit!: Unit;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the unit in UN/CEFACT Recommendation 20, or of a currency in ISO 4217; null where there is none. 「単位コード」',
  })
  get unitCode(): string | null {
    return standardUnitCodes[this.unit] ?? null;
  }

  @Property(
    z.boolean(),
    'Whether figures of different records may be added up, as long as none of them includes another. 「記録間の加算 / Adds up over records」',
  )
  isAdditiveOverRecords!: boolean;

  @Property(z.boolean(), 'Whether figures of different periods may be added up. 「期間の加算 / Adds up over periods」')
  isAdditiveOverPeriods!: boolean;

  @Property(
    localizedText,
    'Why its figures may not be added up over anything else. 「加算できない理由 / Why it does not add up」',
  )
  whyNotAdditive!: LocalizedText;

  @Property(z.array(valueOf(IndicatorDimension)), 'The dimensions of its figures; empty when there are none. 「次元」')
  @Directive('@listSize(assumedSize: 1)')
  dimensions!: IndicatorDimension[];
}
