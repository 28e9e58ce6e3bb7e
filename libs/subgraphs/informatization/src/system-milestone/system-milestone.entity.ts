import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText, PartialDate, partialDateColumn } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: "A milestone in the history of the city's information systems (情報システムの沿革)." })
@Index(['number', 'id'])
@Entity()
export class SystemMilestone extends ReviewedEntity {
  @LocalizedField('The system, service or plan that it is about.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What happened, in our own words.')
  @Column('jsonb')
  event!: LocalizedText;

  @Field(() => PartialDate, {
    description: 'When it happened: to the month in the chronology, in the running text as far as that dates it.',
  })
  @Column('text', { transformer: partialDateColumn })
  when!: PartialDate;

  /** The months in which it may lie, drawn from `when`, so that a query can compare and order them. */
  @Index()
  @Column('text')
  firstMonth!: string;

  @Column('text')
  lastMonth!: string;

  @Index()
  @ForeignKey('SystemChronology', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text', { nullable: true })
  chronologyId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Its place in the chronology (沿革) as printed, counted from 1; null when it stands in the running text only.',
  })
  @Column('int', { nullable: true })
  number!: number | null;

  @Index()
  @ForeignKey('InformatizationPolicy', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text', { nullable: true })
  policyId!: string | null;
}
