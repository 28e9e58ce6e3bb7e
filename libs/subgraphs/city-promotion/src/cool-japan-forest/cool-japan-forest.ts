import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { CoolJapanForest } from './cool-japan-forest.entity';
import { CoolJapanForestResolver } from './cool-japan-forest.resolver';
import { forestFocusArea } from './forest-focus-area';
import { forestLogo } from './forest-logo';

/** COOL JAPAN FOREST 構想 */
export const coolJapanForest = defineConcept({
  entity: CoolJapanForest,
  resolver: CoolJapanForestResolver,
  row: z.strictObject({
    id: z.string(),
    name: localizedText,
    aim: localizedText,
    partners: z.array(localizedText).min(1),
    focusArea: forestFocusArea,
    jointProjects: z.array(localizedText).min(1),
    hubId: z.string(),
    logo: forestLogo,
  }),
  references: ({ hubId }) => [{ concept: 'ForestFacility', id: hubId, at: ['hubId'] }],
});
