import { Confidence, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { ReadingEntity } from '../reading-entity';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A place where we read the source otherwise than it was printed (訂正).' })
@Entity()
export class SourceCorrection extends ReadingEntity {
  @Field(() => String, {
    description: 'The GraphQL field of the record that it concerns, with dots between levels: "period.start".',
  })
  @Column('text')
  field!: string;

  @Field(() => String, { description: 'What was printed.' })
  @Column('text')
  printed!: string;

  @Field(() => String, { description: 'What we read.' })
  @Column('text')
  read!: string;

  @LocalizedField('Why we read it otherwise.')
  @Column('jsonb')
  reason!: LocalizedText;

  @Field(() => Confidence, { description: 'How sure we are.' })
  @Column('text')
  confidence!: Confidence;
}
