import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

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

  @Property(z.enum(Basis), 'Who counts it among the facilities of the initiative. 「根拠」')
  basis!: Basis;

  @Property(
    localizedText,
    'Where the source calls it a facility of the initiative, or why the project counts it. 「理由」',
  )
  reason!: LocalizedText;
}
