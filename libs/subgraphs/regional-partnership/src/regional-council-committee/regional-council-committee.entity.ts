import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText, PartialDate, partialDateColumn } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A committee of a regional council for one field of its work (部会).' })
@Entity()
export class RegionalCouncilCommittee extends ReviewedEntity {
  @Index()
  @ForeignKey('RegionalCouncil', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  councilId!: string;

  @LocalizedField('Name of the committee.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField(
    'The kind of department that is in charge of it (担当課). The source does not say of which municipality.',
  )
  @Column('jsonb')
  departmentInCharge!: LocalizedText;

  @Field(() => PartialDate, {
    description:
      'The year in which it was set up (設置). The chart is read uncertainly: see `provenance`. The month is printed, but cannot be told.',
  })
  @Column('text', { transformer: partialDateColumn })
  establishedIn!: PartialDate;
}
