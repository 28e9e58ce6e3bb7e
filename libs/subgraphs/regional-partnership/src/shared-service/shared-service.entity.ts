import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { SharedServiceKind } from './shared-service-kind';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Something that the members of a regional council run together (共同の取り組み).' })
@Entity()
export class SharedService extends ReviewedEntity {
  @Reference('RegionalCouncil')
  councilId!: string;

  @Property(z.enum(SharedServiceKind), 'What kind of thing it is. 「種類」')
  kind!: SharedServiceKind;

  @Property(localizedText, 'Name of the service. 「名称」')
  name!: LocalizedText;

  @Property(
    localizedText.optional(),
    'What it is for, summarised from the source; null when the source does not say. 「目的」',
  )
  purpose!: LocalizedText | null;
}
