import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, LocalizedListField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { ForestFocusArea } from './forest-focus-area';
import { ForestLogo } from './forest-logo';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'The COOL JAPAN FOREST initiative (COOL JAPAN FOREST 構想): a joint project of the city and a company to build a place where people want to live and which they want to visit.',
})
@Entity()
export class CoolJapanForest extends ReviewedEntity {
  @LocalizedField('Name of the initiative.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What it is for (構想の趣旨), summarised from the source.')
  @Column('jsonb')
  aim!: LocalizedText;

  @LocalizedListField('Who carries it out together, the city first.')
  @Directive('@listSize(assumedSize: 2)')
  @Column('jsonb')
  partners!: LocalizedText[];

  @Field(() => ForestFocusArea, { description: 'The area on which it concentrates (重点推進エリア).' })
  @Column('jsonb')
  focusArea!: ForestFocusArea;

  @LocalizedListField(
    'What the partners do together in that area (産官共同の事業), summarised and in the order of the source, which ends its list with 等 (and so on): there may be more.',
  )
  @Directive('@listSize(assumedSize: 3)')
  @Column('jsonb')
  jointProjects!: LocalizedText[];

  @ForeignKey('ForestFacility', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  hubId!: string;

  @Field(() => ForestLogo, { description: 'Its logo (ロゴマーク).' })
  @Column('jsonb')
  logo!: ForestLogo;
}
