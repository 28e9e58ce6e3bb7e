import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { CityPublication } from './city-publication.entity';
import { CityPublicationResolver } from './city-publication.resolver';

/** 刊行物 */
export const cityPublication = defineConcept({
  entity: CityPublication,
  resolver: CityPublicationResolver,
  row: z.strictObject({ id: z.string(), name: localizedText, order: z.int().min(1) }),
});
