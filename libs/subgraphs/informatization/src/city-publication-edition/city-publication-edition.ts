import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { cityPublicationEditionChecks } from './city-publication-edition.checks';
import { CityPublicationEdition, PublicationFormat } from './city-publication-edition.entity';
import { cityPublicationEditionFigures } from './city-publication-edition.figures';
import { CityPublicationEditionResolver } from './city-publication-edition.resolver';

/** 刊行物の版 */
export const cityPublicationEdition = defineConcept({
  entity: CityPublicationEdition,
  resolver: CityPublicationEditionResolver,
  list: rootList(CityPublicationEdition, {
    name: 'cityPublicationEditions',
    description: 'The editions of the publications (版), as the source lists them. 「広報・刊行物の版」',
    one: { description: 'One edition (版)', example: 'city-publication-edition-koho-tokorozawa-braille' },
    size: 8,
    filters: {
      formats: {
        type: () => [PublicationFormat],
        description: 'Only those in one of these formats: [AUDIO, BRAILLE] for readers who do not see. 「形式」',
        apply: (query, formats: PublicationFormat[]) =>
          void query.andWhere('record.format = ANY(:formats)', { formats }),
      },
    },
    order: [{ field: 'NUMBER' }],
  }),
  checks: cityPublicationEditionChecks,
  figures: cityPublicationEditionFigures,
});
