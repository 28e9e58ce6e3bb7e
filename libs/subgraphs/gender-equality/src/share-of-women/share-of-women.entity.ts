import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { eraDate, GraphQLDate, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { ShareOfWomenGroup } from './share-of-women-group';
import { ratioPercent } from './share-of-women.ratio';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'The share of women in a body or a rank that takes part in making decisions (政策決定過程への女性参画状況), on one day.',
})
@Entity()
export class ShareOfWomen extends ReviewedEntity {
  @Column('text')
  municipalityCode!: string;

  @Field(() => GraphQLDate, { description: 'The day on which was counted.' })
  @Column('date')
  asOfDate!: string;

  @Field(() => String, { description: 'The same day in the Japanese calendar, such as "令和6年4月1日".' })
  get asOfDateEra(): string {
    return eraDate(this.asOfDate);
  }

  @Field(() => Int, { description: 'Place in the table of that day, counted from 1 at the top.' })
  @Column('int')
  order!: number;

  @Field(() => ShareOfWomenGroup, { description: 'The group to which the body or rank belongs.' })
  @Column('text')
  group!: ShareOfWomenGroup;

  @LocalizedField('Name of the body or rank; for a total, the word by which the source calls it (計).')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => Int, { description: 'How many persons there are in all (総数), women and men: the denominator.' })
  @Column('int')
  totalPersons!: number;

  @Field(() => Int, { description: 'How many of them are women (うち女性数), in persons: the numerator.' })
  @Column('int')
  womenPersons!: number;

  @Field(() => Float, { description: 'The share of women (比率) in per cent, as the source prints it.' })
  @Column('double precision')
  printedRatioPercent!: number;

  @Field(() => Float, {
    description: 'The same in per cent as computed from the two numbers, rounded half up to one decimal.',
  })
  get computedRatioPercent(): number {
    return ratioPercent(this.womenPersons, this.totalPersons);
  }

  @Field(() => Boolean, { description: 'Whether the printed and the computed share are the same.' })
  get agrees(): boolean {
    return this.printedRatioPercent === this.computedRatioPercent;
  }

  @LocalizedField('Who is not counted; null where the source leaves nobody out.', { nullable: true })
  @Column('jsonb', { nullable: true })
  notCounted!: LocalizedText | null;

  /** Of a total the ids of what it adds up. */
  @Column('jsonb', { nullable: true })
  partIds!: string[] | null;
}
