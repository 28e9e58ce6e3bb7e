import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';
import type { ShareOfWomen } from './share-of-women.entity';

/** By what the figures of a day can be ordered. */
export enum ShareOfWomenOrderField {
  TABLE = 'TABLE',
  TOTAL = 'TOTAL',
  WOMEN = 'WOMEN',
  RATIO = 'RATIO',
}

registerEnumType(ShareOfWomenOrderField, {
  name: 'ShareOfWomenOrderField',
  description: 'By what a list of figures on women in decision-making is ordered. Ties are ordered as in the table.',
  valuesConfig: {
    TABLE: { description: 'As in the table of the source, from the top.' },
    TOTAL: { description: 'By the number of all persons (総数).' },
    WOMEN: { description: 'By the number of women (女性数).' },
    RATIO: { description: 'By the exact share of women, before it is rounded.' },
  },
});

@InputType({ description: 'In which order to list figures on women in decision-making.' })
export class ShareOfWomenOrder {
  @Field(() => ShareOfWomenOrderField, { description: 'By what to order.' })
  field!: ShareOfWomenOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'In which direction.' })
  direction!: OrderDirection;
}

const valueOf: Record<ShareOfWomenOrderField, (share: ShareOfWomen) => number> = {
  TABLE: ({ order }) => order,
  TOTAL: ({ totalPersons }) => totalPersons,
  WOMEN: ({ womenPersons }) => womenPersons,
  RATIO: ({ womenPersons, totalPersons }) => womenPersons / totalPersons,
};

/** The figures in this order, those that tie as they stood. */
export function inOrder(shares: ShareOfWomen[], { field, direction }: ShareOfWomenOrder): ShareOfWomen[] {
  const sign = direction === OrderDirection.ASC ? 1 : -1;
  return shares.toSorted((a, b) => sign * (valueOf[field](a) - valueOf[field](b)));
}
