import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { DataBroadcast } from './data-broadcast.entity';
import { DataBroadcastResolver } from './data-broadcast.resolver';

/** 広報データ放送 */
export const dataBroadcast = defineConcept({
  entity: DataBroadcast,
  resolver: DataBroadcastResolver,
  row: z.strictObject({
    id: z.string(),
    name: localizedText,
    emergencyContent: localizedText,
    ordinaryContent: localizedText,
    furtherContent: localizedText.optional(),
    updates: z.int().min(0),
    contractor: localizedText,
  }),
});
