import { LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'The area around the hub on which an initiative concentrates (重点推進エリア).' })
export class ForestFocusArea {
  @LocalizedField('Name of the area.')
  name!: LocalizedText;

  @Field(() => Int, {
    description: 'Its radius around the hub in metres, which the source gives as about so much (約).',
  })
  radiusM!: number;
}

/** The shape of a {@link ForestFocusArea} in a data file. */
export const forestFocusArea = z.strictObject({ name: localizedText, radiusM: z.int().positive() });
