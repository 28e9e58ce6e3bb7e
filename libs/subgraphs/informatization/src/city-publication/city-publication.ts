import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { CityPublication } from './city-publication.entity';
import { CityPublicationResolver } from './city-publication.resolver';

/** 刊行物 */
export const cityPublication = defineConcept({
  entity: CityPublication,
  resolver: CityPublicationResolver,
  list: rootList(CityPublication, {
    name: 'cityPublications',
    description: 'The publications of the city (広報・その他刊行物), as the source lists them.',
    one: { description: 'One publication (刊行物)', example: 'city-publication-koho-tokorozawa' },
    size: 4,
    order: [{ field: 'NUMBER' }],
  }),
});
