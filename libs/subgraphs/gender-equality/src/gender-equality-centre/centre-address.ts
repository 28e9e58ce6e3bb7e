import { LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({
  description:
    "Where the centre ふらっと is (所在), in the parts of the Digital Agency's address model (GIF DS-442). The source gives neither a postal code nor coordinates.",
})
export class CentreAddress {
  @LocalizedField('Prefecture (都道府県).')
  prefecture!: LocalizedText;

  @LocalizedField('City (市区町村).')
  city!: LocalizedText;

  @LocalizedField('Quarter of the city (町字).')
  town!: LocalizedText;

  @LocalizedField('Block and lot within the quarter (番地以下).')
  lot!: LocalizedText;

  @LocalizedField('Building and floor (建物名・方書).')
  building!: LocalizedText;

  @Field(() => String, { description: 'The address as printed, letter for letter.' })
  printed!: string;
}

/** The shape of a {@link CentreAddress} in a data file. */
export const centreAddress = z.strictObject({
  prefecture: localizedText,
  city: localizedText,
  town: localizedText,
  lot: localizedText,
  building: localizedText,
  printed: z.string(),
});
