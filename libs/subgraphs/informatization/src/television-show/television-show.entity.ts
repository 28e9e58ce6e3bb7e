import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A television show that the city has made and broadcast (番組制作・放送).' })
@Entity()
export class TelevisionShow extends ReviewedEntity {
  @LocalizedField('Its title.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What it shows, summarised from the source.')
  @Column('jsonb')
  content!: LocalizedText;

  @Field(() => Int, { description: 'How many there are (本数).' })
  @Column('int')
  count!: number;

  @Field(() => Int, { description: 'Length of a broadcast in minutes (放送時間).' })
  @Column('int')
  durationMinutes!: number;

  @Field(() => Int, { description: 'How many times it is broadcast on a day.' })
  @Column('int')
  broadcastsPerDay!: number;

  @Field(() => Int, {
    description: 'Cost of making and broadcasting it in yen (制作・放送費用), for what `costCovers` says.',
  })
  @Column('int')
  costYen!: number;

  @LocalizedField(
    'What the cost is for: a month, a year or a single show; null when the source does not say, so that no yearly cost can be told.',
    { nullable: true },
  )
  @Column('jsonb', { nullable: true })
  costCovers!: LocalizedText | null;

  @LocalizedField('Who makes and broadcasts it for the city (委託業者).')
  @Column('jsonb')
  contractor!: LocalizedText;
}
