import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A committee of a regional council for one field of its work (部会).' })
@Entity()
export class RegionalCouncilCommittee extends ReviewedEntity {
  @Reference('RegionalCouncil')
  councilId!: string;

  @Property(localizedText, 'Name of the committee. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'The division in charge of it (担当課). The source does not say of which municipality.')
  divisionInCharge!: LocalizedText;

  @Property(
    partialDate,
    'The year in which it was set up (設置). The reading of the chart is uncertain: see `provenance`. The month is printed, but cannot be determined.',
  )
  date!: PartialDate;
}
