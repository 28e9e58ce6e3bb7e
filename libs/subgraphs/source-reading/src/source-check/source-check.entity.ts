import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { ReadingEntity } from '../reading-entity';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'Something that the source prints, and the same recomputed from its other figures (検算).',
})
@Entity()
export class SourceCheck extends ReadingEntity {
  @LocalizedField('What is compared.')
  @Column('jsonb')
  statement!: LocalizedText;

  @Field(() => String, { description: 'As the source has it.' })
  @Column('text')
  printed!: string;

  @Field(() => String, { description: 'As it comes out when computed.' })
  @Column('text')
  computed!: string;

  @Field(() => Boolean, { description: 'Whether the two are the same.' })
  @Column('boolean')
  agrees!: boolean;
}
