import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText, PartialDate, partialDateColumn } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { PartnerSchool } from './partner-school';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A basic agreement between the city and a school (官学連携に関する基本協定書).' })
@Entity()
export class AcademicAgreement extends ReviewedEntity {
  @LocalizedField('Title of the agreement: the same for all of them.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => PartnerSchool, { description: 'The school with which it was made (学校).' })
  @Column('jsonb')
  school!: PartnerSchool;

  @LocalizedField('What it is for, summarised from the source.')
  @Column('jsonb')
  purpose!: LocalizedText;

  @Field(() => PartialDate, {
    nullable: true,
    description: 'When it was made (締結), as far as the source dates it; null when the source does not say.',
  })
  @Column('text', { nullable: true, transformer: partialDateColumn })
  concludedIn!: PartialDate | null;
}
