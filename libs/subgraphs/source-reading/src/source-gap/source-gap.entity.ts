import { GapReason, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { ReadingEntity } from '../reading-entity';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A field that is null although one would expect a value, and why (欠落).' })
@Entity()
export class SourceGap extends ReadingEntity {
  @Field(() => String, {
    description: 'The GraphQL field of the record that is null, with dots between levels: "period.start".',
  })
  @Column('text')
  field!: string;

  @Field(() => GapReason, { description: 'Why it is null.' })
  @Column('text')
  reason!: GapReason;

  @LocalizedField('What more there is to say; null when the reason says it all.', { nullable: true })
  @Column('jsonb', { nullable: true })
  note!: LocalizedText | null;
}
