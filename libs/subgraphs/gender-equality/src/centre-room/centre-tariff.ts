import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';

/** For what use of a room a fee holds. */
export enum CentreTariffKind {
  STANDARD = 'STANDARD',
  WITH_COOKING_COUNTER = 'WITH_COOKING_COUNTER',
  WITHOUT_COOKING_COUNTER = 'WITHOUT_COOKING_COUNTER',
}

registerEnumType(CentreTariffKind, {
  name: 'CentreTariffKind',
  description: 'For what use of a room of the centre ふらっと a fee holds.',
  valuesConfig: {
    STANDARD: { description: 'The only fee of the room.' },
    WITH_COOKING_COUNTER: { description: 'The cooking counter is used (調理台使用).' },
    WITHOUT_COOKING_COUNTER: { description: 'The cooking counter is not used (調理台使用無).' },
  },
});

@ObjectType({ description: 'What a room of the centre ふらっと costs (使用料).' })
export class CentreTariff {
  @Field(() => CentreTariffKind, { description: 'For what use of the room.' })
  kind!: CentreTariffKind;

  @Field(() => Int, { description: 'Fee for one slot in yen; the same in every slot.' })
  feeYen!: number;
}

/** The shape of a {@link CentreTariff} in a data file. */
export const centreTariff = z.strictObject({ kind: z.enum(CentreTariffKind), feeYen: z.int().positive() });
