import { defineConcept } from '@tokorozawa/subgraph-kit';
import { isoDate, localizedText, municipalityCode } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { shareOfWomenChecks } from './share-of-women.checks';
import { ShareOfWomen } from './share-of-women.entity';
import { ShareOfWomenGroup } from './share-of-women-group';
import { ShareOfWomenResolver } from './share-of-women.resolver';

/** 政策決定過程への女性参画状況 */
export const shareOfWomen = defineConcept({
  entity: ShareOfWomen,
  resolver: ShareOfWomenResolver,
  row: z
    .strictObject({
      id: z.string(),
      municipalityCode,
      asOfDate: isoDate,
      order: z.int().min(1),
      group: z.enum(ShareOfWomenGroup),
      name: localizedText,
      totalPersons: z.int().min(1),
      womenPersons: z.int().min(0),
      printedRatioPercent: z.number().min(0).max(100),
      notCounted: localizedText.optional(),
      partIds: z.array(z.string()).min(2).optional(),
    })
    .refine(({ womenPersons, totalPersons }) => womenPersons <= totalPersons, {
      path: ['womenPersons'],
      error: 'There are more women than persons.',
    }),
  references: ({ partIds = [] }) =>
    partIds.map((id, index) => ({ concept: 'ShareOfWomen', id, at: ['partIds', index] })),
  checks: shareOfWomenChecks,
});
