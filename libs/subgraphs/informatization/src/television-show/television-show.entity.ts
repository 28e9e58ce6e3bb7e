import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A television show that the city has made and broadcast (番組制作・放送).' })
@Entity()
export class TelevisionShow extends ReviewedEntity {
  @Property(localizedText, 'Its title. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What it shows, summarized from the source. 「概要」')
  summary!: LocalizedText;

  @Property(z.int().min(1), 'How many there are (本数).')
  count!: number;

  @Property(z.int().min(1), 'Length of a broadcast in minutes (放送時間). 「放送時間(分)」')
  durationMinutes!: number;

  @Property(z.int().min(1), 'How many times it is broadcast on a day. 「1日の放送回数」')
  broadcastsPerDay!: number;

  @Property(
    z.int().min(0),
    'Cost of making and broadcasting it in yen (制作・放送費用), for what `costCovers` says. 「制作・放送費用(円)」',
  )
  costYen!: number;

  @Property(
    localizedText.optional(),
    'What the cost is for: a month, a year or a single show; null when the source does not say, so that no yearly cost can be computed. 「費用の対象」',
  )
  costCovers!: LocalizedText | null;

  @Property(localizedText, 'Who makes and broadcasts it for the city (委託業者).')
  contractor!: LocalizedText;
}
