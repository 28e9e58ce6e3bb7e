import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { Municipality } from './municipality.entity';
import { MunicipalityResolver } from './municipality.resolver';

/** 市町村 */
export const municipality = defineConcept({
  entity: Municipality,
  resolver: MunicipalityResolver,
  list: rootList(Municipality, {
    name: 'municipalities',
    description: 'The municipalities (市町村) that the graph knows, by code.',
    size: 5,
    orders: { CODE: { description: 'By municipality code. 「全国地方公共団体コード」', by: [{ property: 'code' }] } },
    order: [{ field: 'CODE' }],
  }),
  keys: ['code'],
});
