import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { SharedServiceKind } from './shared-service-kind';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Something that the members of a regional council run together (共同の取り組み).' })
@Entity()
export class SharedService extends ReviewedEntity {
  @Index()
  @ForeignKey('RegionalCouncil', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  councilId!: string;

  @Field(() => SharedServiceKind, { description: 'What kind of thing it is.' })
  @Column('text')
  kind!: SharedServiceKind;

  @LocalizedField('Name of the service.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What it is for, summarised from the source; null when the source does not say.', { nullable: true })
  @Column('jsonb', { nullable: true })
  purpose!: LocalizedText | null;
}
