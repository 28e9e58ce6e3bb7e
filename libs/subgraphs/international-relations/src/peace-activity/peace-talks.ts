import { Property, Stored } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { PeaceActivityKind } from './peace-activity-kind';

@ObjectType({ description: 'A series of talks on peace: who spoke to whom, and how often (語る会).' })
export class PeaceTalks {
  @Stored(z.literal(PeaceActivityKind.TALKS))
  kind!: PeaceActivityKind.TALKS;

  @Property(z.array(localizedText).min(1), 'Who spoke, in the order of the source. 「話し手」')
  @Directive('@listSize(assumedSize: 2)')
  speakers!: LocalizedText[];

  @Property(z.array(localizedText).min(1), 'For whom it was held, in the order of the source. 「対象者」')
  @Directive('@listSize(assumedSize: 2)')
  audiences!: LocalizedText[];

  @Property(z.int().positive(), 'How many times it was held (開催回数).')
  timesHeld!: number;

  @Property(z.int().positive(), 'How many persons took part (参加者), all times and audiences together. 「参加者数」')
  participants!: number;
}
