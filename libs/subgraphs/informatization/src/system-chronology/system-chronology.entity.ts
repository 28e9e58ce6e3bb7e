import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'The chronology of the information systems that the city prints (情報システム整備の沿革).' })
@Entity()
export class SystemChronology extends ReviewedEntity {
  @Property(localizedText, 'Its title. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, "What it contains, in this project's own words. 「概要」")
  summary!: LocalizedText;
}
