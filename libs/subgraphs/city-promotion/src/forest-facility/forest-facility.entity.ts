import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A facility that the source names in the course of the COOL JAPAN FOREST initiative.' })
@Entity()
export class ForestFacility extends ReviewedEntity {
  @Index()
  @ForeignKey('CoolJapanForest', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  forestId!: string;

  @LocalizedField('Name of the facility.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('Who runs it (運営); null when the source does not say.', { nullable: true })
  @Column('jsonb', { nullable: true })
  operator!: LocalizedText | null;
}
