import { defineConcept, referenceTo, rootList } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { shareOfWomenChecks } from './share-of-women.checks';
import { ShareOfWomen } from './share-of-women.entity';
import { shareOfWomenFigures } from './share-of-women.figures';
import { ShareOfWomenResolver } from './share-of-women.resolver';

/** The exact share, before it is rounded. */
const ratio = {
  property: 'womenPersons',
  computed: {
    sql: 'CAST(record.womenPersons AS double precision) / record.totalPersons',
    isNullable: false,
    valueOf: ({ womenPersons, totalPersons }: ShareOfWomen) => womenPersons / totalPersons,
  },
} as const;

/** 政策決定過程への女性参画状況 */
export const shareOfWomen = defineConcept({
  entity: ShareOfWomen,
  isDated: true,
  resolver: ShareOfWomenResolver,
  list: rootList(ShareOfWomen, {
    name: 'sharesOfWomen',
    description:
      'The shares of women in decision-making (政策決定過程への女性参画状況), in each body and rank: the newest count first, each as in its table.',
    one: {
      description: 'The share of women in one body or rank (政策決定過程への女性参画状況)',
      example: 'share-of-women-2024-assembly',
    },
    size: 10,
    orders: {
      TOTAL: { description: 'By the number of all persons (総数).', by: [{ property: 'totalPersons' }] },
      WOMEN: { description: 'By the number of women (女性数).', by: [{ property: 'womenPersons' }] },
      RATIO: { description: 'By the exact share of women, before it is rounded. 「女性の割合」', by: [ratio] },
    },
    order: [{ field: 'DATE', direction: 'DESC' }, { field: 'NUMBER' }],
  }),
  row: (declared) =>
    declared
      // The ids of the rows whose persons this one may include. The source does not say.
      .extend({ mayIncludeIds: z.array(referenceTo('ShareOfWomen')).min(1).optional() })
      .refine(({ womenPersons, totalPersons }) => womenPersons <= totalPersons, {
        path: ['womenPersons'],
        error: 'There are more women than persons.',
      }),
  checks: shareOfWomenChecks,
  figures: shareOfWomenFigures,
  events: { except: ['date'] },
});
