import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Column, Entity, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: "A milestone in the history of the city's information systems (情報システムの沿革)." })
@Index(['firstMonth', 'number', 'id'], { where: 'listed' })
@Index('system_milestone_newest_first_idx', { synchronize: false })
@Index(['number', 'firstMonth', 'id'], { where: 'listed' })
@Index('system_milestone_name_idx', { synchronize: false })
@Entity()
export class SystemMilestone extends ReviewedEntity {
  @Property(localizedText, 'The system, service or plan that it is about. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, "What happened, in this project's own words. 「できごと」")
  event!: LocalizedText;

  @Property(
    partialDate,
    'When it happened: to the month in the chronology, in the running text as far as that dates it. 「時期」',
  )
  date!: PartialDate;

  /** The first month in which it may lie, computed from `date`, so that a query can compare and order it. */
  @Index()
  @Column('text')
  firstMonth!: string;

  @Column('text')
  lastMonth!: string;

  @Reference('SystemChronology', { optional: true })
  chronologyId!: string | null;

  @Property(
    ordinal.optional(),
    'Its position in the chronology (沿革) as printed, counted from 1; null when it is in the running text only. 「番号」',
  )
  number!: number | null;

  @Reference('InformatizationPolicy', { optional: true })
  policyId!: string | null;
}
