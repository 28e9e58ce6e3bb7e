import { LocalizedField, type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'An event on the way to a sister-city tie (締結の経緯).' })
export class SisterCityTie {
  @Field(() => PartialDate, { description: 'When it happened, as far as the source dates it.' })
  when!: PartialDate;

  @LocalizedField('What happened, summarised from the source.')
  event!: LocalizedText;
}

/** The shape of a {@link SisterCityTie} in a data file. */
export const sisterCityTie = z.strictObject({ when: partialDate, event: localizedText });
