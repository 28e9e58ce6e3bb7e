import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { DataBroadcast } from './data-broadcast.entity';
import { dataBroadcastFigures } from './data-broadcast.figures';

/** 広報データ放送 */
export const dataBroadcast = defineConcept({
  entity: DataBroadcast,
  list: rootList(DataBroadcast, {
    name: 'dataBroadcasts',
    description: 'The data broadcasting of the city (広報データ放送), by id.',
    one: { description: 'One data broadcast (データ放送)', example: 'data-broadcast-television-saitama' },
    size: 1,
    order: [{ field: 'ID' }],
  }),
  figures: dataBroadcastFigures,
});
