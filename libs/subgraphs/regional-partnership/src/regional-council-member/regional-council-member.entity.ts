import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'That a municipality is a member of a regional council (構成市), and since when.' })
@Entity()
export class RegionalCouncilMember extends ReviewedEntity {
  @Reference('RegionalCouncil')
  councilId!: string;

  @Reference('Municipality')
  municipalityId!: string;

  @Property(localizedText, 'Name of the municipality that is the member. 「名称」')
  name!: LocalizedText;

  @Property(
    partialDate,
    'When it joined, as far as the source dates it; `era` is the era in which the source puts it: "平成31年" for 2019. 「加入」',
  )
  date!: PartialDate;
}
