import { Property, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { PartnerSchool } from './partner-school';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A basic agreement between the city and a school (官学連携に関する基本協定書).' })
@Entity()
export class AcademicAgreement extends ReviewedEntity {
  @Property(localizedText, 'Title of the agreement: the same for all of them. 「名称」')
  name!: LocalizedText;

  @Property(valueOf(PartnerSchool), 'The school with which it was concluded (学校).')
  school!: PartnerSchool;

  @Property(localizedText, 'What it is for, summarized from the source. 「目的」')
  purpose!: LocalizedText;

  @Property(
    partialDate.optional(),
    'When it was concluded (締結), as far as the source dates it; null when the source does not say. 「締結」',
  )
  date!: PartialDate | null;
}
