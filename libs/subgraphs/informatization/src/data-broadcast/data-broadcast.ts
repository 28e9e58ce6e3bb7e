import { defineConcept } from '@tokorozawa/subgraph-kit';
import { DataBroadcast } from './data-broadcast.entity';
import { DataBroadcastResolver } from './data-broadcast.resolver';

/** 広報データ放送 */
export const dataBroadcast = defineConcept({
  entity: DataBroadcast,
  resolver: DataBroadcastResolver,
});
