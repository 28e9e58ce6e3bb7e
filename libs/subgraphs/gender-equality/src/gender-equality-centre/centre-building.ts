import { LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'The tower in which the centre ふらっと has its floor (構造).' })
export class CentreBuilding {
  @LocalizedField('Name of the building.')
  name!: LocalizedText;

  @LocalizedField('Of what it is built (構造).')
  structure!: LocalizedText;

  @Field(() => Int, { description: 'Number of floors above ground (地上).' })
  floorsAboveGround!: number;

  @Field(() => Int, { description: 'Number of floors below ground (地下).' })
  floorsBelowGround!: number;

  @Field(() => Float, { description: 'Floor area of the whole building in square metres (延べ床面積).' })
  totalFloorAreaM2!: number;
}

/** The shape of a {@link CentreBuilding} in a data file. */
export const centreBuilding = z.strictObject({
  name: localizedText,
  structure: localizedText,
  floorsAboveGround: z.int().positive(),
  floorsBelowGround: z.int().min(0),
  totalFloorAreaM2: z.number().positive(),
});
