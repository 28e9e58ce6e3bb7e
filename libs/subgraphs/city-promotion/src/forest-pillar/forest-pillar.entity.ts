import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'One of the pillars on which the COOL JAPAN FOREST initiative rests (構想の柱).' })
@Entity()
export class ForestPillar extends ReviewedEntity {
  @Reference('CoolJapanForest')
  forestId!: string;

  @Property(ordinal, 'Number of the pillar, counted from 1. 「番号」')
  number!: number;

  @Property(localizedText, 'Title of the pillar. 「名称」')
  name!: LocalizedText;

  @Property(localizedText.optional(), 'Subtitle of the pillar; null when it has none. 「副題」')
  subtitle!: LocalizedText | null;

  @Property(localizedText, 'What is meant by it, summarized from the source. 「概要」')
  summary!: LocalizedText;
}
