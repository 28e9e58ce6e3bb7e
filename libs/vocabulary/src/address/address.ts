import { Directive, Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { LocalizedField, type LocalizedText, localizedText } from '../localized-text/localized-text';

/** An address as the source gives it. It is stored as JSON of exactly these fields. */
@Directive('@shareable')
@ObjectType({
  description:
    "An address (住所), in the parts of the Digital Agency's address model (GIF DS-442). The source gives neither postal codes nor coordinates.",
})
export class Address {
  @LocalizedField('Prefecture (都道府県); null where the source leaves it out.', { nullable: true })
  prefecture!: LocalizedText | null;

  @LocalizedField('City or ward (市区町村).')
  city!: LocalizedText;

  @LocalizedField('Quarter of the city (町字), without the numbers that follow it.')
  town!: LocalizedText;

  @LocalizedField('The numbers within the quarter, such as block and lot (番地以下). 「番地以下 / Block and lot」')
  lot!: LocalizedText;

  @LocalizedField('Building and floor (建物名・方書); null where the source names none. 「建物」', { nullable: true })
  building!: LocalizedText | null;

  @Field(() => String, { description: 'The address as printed, letter for letter. 「資料の表記」' })
  printed!: string;
}

/** The shape of an {@link Address} in a data file. */
export const address = z
  .strictObject({
    prefecture: localizedText.nullable(),
    city: localizedText,
    town: localizedText,
    lot: localizedText,
    building: localizedText.nullable(),
    printed: z.string(),
  })
  .refine(({ town, lot, printed }) => printed.includes(town.ja) && printed.includes(lot.ja), {
    path: ['printed'],
    error: 'The printed address does not contain `town` and `lot`. Correct one of them.',
  });
