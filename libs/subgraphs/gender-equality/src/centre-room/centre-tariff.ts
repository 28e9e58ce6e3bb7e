import { Property } from '@tokorozawa/subgraph-kit';
import { ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';

/** For what use of a room a fee holds. */
export enum CentreTariffKind {
  STANDARD = 'STANDARD',
  WITH_COOKING_COUNTER = 'WITH_COOKING_COUNTER',
  WITHOUT_COOKING_COUNTER = 'WITHOUT_COOKING_COUNTER',
}

registerEnumType(CentreTariffKind, {
  name: 'CentreTariffKind',
  description: 'The use of a room of the centre ふらっと for which a fee holds.',
  valuesConfig: {
    STANDARD: { description: 'The only fee of the room. 「標準」' },
    WITH_COOKING_COUNTER: { description: 'The cooking counter is used (調理台使用). 「調理台を使う」' },
    WITHOUT_COOKING_COUNTER: { description: 'The cooking counter is not used (調理台使用無). 「調理台を使わない」' },
  },
});

@ObjectType({ description: 'What a room of the centre ふらっと costs (使用料).' })
export class CentreTariff {
  @Property(z.enum(CentreTariffKind), 'The use of the room for which it holds. 「種類」')
  kind!: CentreTariffKind;

  @Property(z.int().positive(), 'Fee for one slot in yen; the same in every slot. 「使用料(円)」')
  feeYen!: number;
}
