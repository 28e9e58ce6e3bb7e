import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { GraphQLDate } from '@tokorozawa/vocabulary';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { type ShareOfWomen, ShareOfWomenGroup } from './share-of-women.entity';

@InputType({
  description:
    'Which figures on women in decision-making to list. All conditions must hold; one that is null or absent is ignored.',
})
export class ShareOfWomenFilter {
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Only those of this day; those of the newest count when absent. 「基準日」',
  })
  date?: string | null;

  @Field(() => ShareOfWomenGroup, { nullable: true, description: 'Only those of this group. 「区分」' })
  group?: ShareOfWomenGroup | null;
}

/** What the figures of a day can be ordered by. */
export enum ShareOfWomenOrderField {
  TABLE = 'TABLE',
  TOTAL = 'TOTAL',
  WOMEN = 'WOMEN',
  RATIO = 'RATIO',
}

registerEnumType(ShareOfWomenOrderField, {
  name: 'ShareOfWomenOrderField',
  description:
    'What a list of figures on women in decision-making can be ordered by. Ties are ordered as in the table.',
  valuesConfig: {
    TABLE: { description: 'As in the table of the source, from the top. 「表の順」' },
    TOTAL: { description: 'By the number of all persons (総数).' },
    WOMEN: { description: 'By the number of women (女性数).' },
    RATIO: { description: 'By the exact share of women, before it is rounded. 「女性の割合」' },
  },
});

@InputType({ description: 'The order in which to list figures on women in decision-making.' })
export class ShareOfWomenOrder {
  @Field(() => ShareOfWomenOrderField, { description: 'What to order by. 「項目」' })
  field!: ShareOfWomenOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}

const valueOf: Record<ShareOfWomenOrderField, (share: ShareOfWomen) => number> = {
  TABLE: ({ number }) => number,
  TOTAL: ({ totalPersons }) => totalPersons,
  WOMEN: ({ womenPersons }) => womenPersons,
  RATIO: ({ womenPersons, totalPersons }) => womenPersons / totalPersons,
};

/** Sorts the figures. Those that tie keep their order. */
export function sortShares(shares: ShareOfWomen[], { field, direction }: ShareOfWomenOrder): ShareOfWomen[] {
  const sign = direction === OrderDirection.ASC ? 1 : -1;
  return shares.toSorted((a, b) => sign * (valueOf[field](a) - valueOf[field](b)));
}
