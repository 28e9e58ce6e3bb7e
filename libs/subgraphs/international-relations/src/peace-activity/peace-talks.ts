import { LocalizedListField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { PeaceActivityKind } from './peace-activity-kind';

@ObjectType({ description: 'Who spoke to whom, and how often (語る会).' })
export class PeaceTalks {
  kind!: PeaceActivityKind.TALKS;

  @LocalizedListField('Who spoke, in the order of the source.')
  @Directive('@listSize(assumedSize: 2)')
  speakers!: LocalizedText[];

  @LocalizedListField('For whom it was held, in the order of the source.')
  @Directive('@listSize(assumedSize: 2)')
  audiences!: LocalizedText[];

  @Field(() => Int, { description: 'How many times it was held (開催回数).' })
  timesHeld!: number;

  @Field(() => Int, { description: 'How many persons took part (参加者), all times and audiences together.' })
  participants!: number;
}

/** The shape of {@link PeaceTalks} in a data file. */
export const peaceTalks = z.strictObject({
  kind: z.literal(PeaceActivityKind.TALKS),
  speakers: z.array(localizedText).min(1),
  audiences: z.array(localizedText).min(1),
  timesHeld: z.int().positive(),
  participants: z.int().positive(),
});
