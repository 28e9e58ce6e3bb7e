import { Basis, LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({
  description: 'Where in the city administration a DV support centre sits (実施場所), and who says so.',
})
export class DvSupportCentrePlace {
  @LocalizedField('The office in which it sits (室).')
  office!: LocalizedText;

  @LocalizedField('The division of which the office is part (課).')
  division!: LocalizedText;

  @Field(() => Basis, { description: 'Who drew the link between the centre and the office.' })
  basis!: Basis;
}

/** The shape of a {@link DvSupportCentrePlace} in a data file. */
export const dvSupportCentrePlace = z.strictObject({
  office: localizedText,
  division: localizedText,
  basis: z.enum(Basis),
});
