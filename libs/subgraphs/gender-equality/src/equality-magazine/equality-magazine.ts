import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { EqualityMagazine } from './equality-magazine.entity';
import { EqualityMagazineResolver } from './equality-magazine.resolver';

/** 男女共同参画情報誌 */
export const equalityMagazine = defineConcept({
  entity: EqualityMagazine,
  resolver: EqualityMagazineResolver,
  row: z.strictObject({
    id: z.string(),
    name: localizedText,
    issuesPerYear: z.int().min(1),
    volumes: z.array(z.int().min(1)).min(1),
    paperSize: z.string(),
    pages: z.int().min(1),
    copiesPerIssue: z.int().min(1),
  }),
});
