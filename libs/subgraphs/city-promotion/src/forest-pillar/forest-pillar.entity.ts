import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'One of the pillars on which the COOL JAPAN FOREST initiative rests (構想の柱).' })
@Entity()
export class ForestPillar extends ReviewedEntity {
  @Index()
  @ForeignKey('CoolJapanForest', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  forestId!: string;

  @Field(() => Int, { description: 'Number of the pillar, counted from 1.' })
  @Column('int')
  number!: number;

  @LocalizedField('Title of the pillar.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('Subtitle of the pillar; null when it has none.', { nullable: true })
  @Column('jsonb', { nullable: true })
  subtitle!: LocalizedText | null;

  @LocalizedField('What is meant by it, summarised from the source.')
  @Column('jsonb')
  summary!: LocalizedText;
}
