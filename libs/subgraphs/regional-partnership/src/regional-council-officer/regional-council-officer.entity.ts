import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { RegionalCouncilOffice } from './regional-council-office';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Which mayor holds which office of a regional council (役員). The chart is read uncertainly: see `provenance`.',
})
@Entity()
export class RegionalCouncilOfficer extends ReviewedEntity {
  @Index()
  @ForeignKey('RegionalCouncil', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  councilId!: string;

  @Index()
  @ForeignKey('Municipality', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  municipalityId!: string;

  @Field(() => Int, {
    description:
      'Place among the officers, counted from 1: the chair, the vice-chairs, the auditors, each by municipality code.',
  })
  @Column('int')
  order!: number;

  @Field(() => RegionalCouncilOffice, { description: 'The office (役職).' })
  @Column('text')
  office!: RegionalCouncilOffice;

  @LocalizedField('Who holds it, by post (所沢市長) and not by name: the source names no persons.')
  @Column('jsonb')
  holder!: LocalizedText;
}
