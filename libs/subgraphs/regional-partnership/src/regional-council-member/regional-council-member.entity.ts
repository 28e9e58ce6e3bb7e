import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { PartialDate, partialDateColumn } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'That a municipality is a member of a regional council (構成市), and since when.' })
@Entity()
export class RegionalCouncilMember extends ReviewedEntity {
  @Index()
  @ForeignKey('RegionalCouncil', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  councilId!: string;

  @Index()
  @ForeignKey('Municipality', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  municipalityId!: string;

  @Field(() => PartialDate, {
    description:
      'When it joined, as far as the source dates it. Of a year in which the era changed, `era` names the later era.',
  })
  @Column('text', { transformer: partialDateColumn })
  joinedIn!: PartialDate;

  @Field(() => String, {
    description: 'The same in the era in which the source puts it: "平成31年" for 2019, which ended as 令和元年.',
  })
  @Column('text')
  joinedInAsPrinted!: string;
}
