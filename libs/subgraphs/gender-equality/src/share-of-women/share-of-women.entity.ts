import { Property, referenceTo, ReviewedEntity, Stored } from '@tokorozawa/subgraph-kit';
import {
  type LocalizedText,
  localizedText,
  municipalityCode,
  PartialDate,
  partialDate,
  ordinal,
} from '@tokorozawa/vocabulary';
import { Directive, Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { computeRatioPercent } from './share-of-women.ratio';

/** The groups into which the source divides those who decide. */
export enum ShareOfWomenGroup {
  ASSEMBLY = 'ASSEMBLY',
  ADVISORY_BODIES = 'ADVISORY_BODIES',
  CITY_STAFF = 'CITY_STAFF',
}

registerEnumType(ShareOfWomenGroup, {
  name: 'ShareOfWomenGroup',
  description: 'The groups into which the figures on women in decision-making are divided.',
  valuesConfig: {
    ASSEMBLY: { description: 'The city assembly (議会).' },
    ADVISORY_BODIES: {
      description: 'Advisory and other bodies (審議会等): administrative commissions and auxiliary organs.',
    },
    CITY_STAFF: { description: 'City staff in general administrative positions (市職員・一般行政職), by rank.' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'The share of women in a body or a rank that takes part in making decisions (政策決定過程への女性参画状況), on one day.',
})
@Entity()
export class ShareOfWomen extends ReviewedEntity {
  @Stored(municipalityCode)
  municipalityCode!: string;

  @Property(partialDate, 'The day of the count. 「基準日」')
  date!: PartialDate;

  @Property(ordinal, 'Position in the table of that day, counted from 1 at the top. 「番号」')
  number!: number;

  @Property(z.enum(ShareOfWomenGroup), 'The group to which the body or rank belongs. 「区分」')
  group!: ShareOfWomenGroup;

  @Property(
    localizedText,
    'Name of the body or rank; for a total, the word by which the source calls it (計). 「名称」',
  )
  name!: LocalizedText;

  @Property(z.int().min(1), 'How many persons there are in all (総数), women and men: the denominator.')
  totalPersons!: number;

  @Property(z.int().min(0), 'How many of them are women (うち女性数), in persons: the numerator. 「女性数」')
  womenPersons!: number;

  @Property(
    z.number().min(0).max(100),
    'The share of women (比率) in percent, as the source prints it. 「女性の割合(資料、%)」',
  )
  printedRatioPercent!: number;

  @Field(() => Float, {
    description:
      'The same in percent as computed from the two numbers, rounded half up to one decimal. 「女性の割合(計算、%)」',
  })
  get computedRatioPercent(): number {
    return computeRatioPercent(this.womenPersons, this.totalPersons);
  }

  @Field(() => Boolean, { description: 'Whether the printed and the computed share are the same. 「一致」' })
  get agrees(): boolean {
    return this.printedRatioPercent === this.computedRatioPercent;
  }

  @Property(localizedText.optional(), 'Who is not counted; null where the source leaves nobody out. 「除くもの」')
  notCounted!: LocalizedText | null;

  /** The ids of the figures that a total adds up; null for any other figure. */
  @Stored(z.array(referenceTo('ShareOfWomen')).min(2).optional())
  partIds!: string[] | null;
}
