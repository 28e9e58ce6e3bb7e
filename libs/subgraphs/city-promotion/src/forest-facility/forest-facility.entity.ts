import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A facility (施設) that the chronology of the COOL JAPAN FOREST initiative names.' })
@Entity()
export class ForestFacility extends ReviewedEntity {
  @Reference('CoolJapanForest')
  forestId!: string;

  @Property(localizedText, 'Name of the facility. 「名称」')
  name!: LocalizedText;

  @Property(localizedText.optional(), 'Who runs it (運営); null when the source does not say.')
  operator!: LocalizedText | null;
}
