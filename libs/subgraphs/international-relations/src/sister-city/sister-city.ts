import { defineConcept } from '@tokorozawa/subgraph-kit';
import { isoDate, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { SisterCity } from './sister-city.entity';
import { SisterCityResolver } from './sister-city.resolver';
import { sisterCityTie } from './sister-city-tie';

/** 姉妹都市 */
export const sisterCity = defineConcept({
  entity: SisterCity,
  resolver: SisterCityResolver,
  row: z.strictObject({
    id: z.string(),
    name: localizedText,
    country: localizedText,
    region: localizedText,
    establishedOn: isoDate,
    nameOrigin: localizedText.optional(),
    position: localizedText,
    profile: localizedText,
    industries: z.array(localizedText).min(1),
    areaKm2: z.number().positive(),
    population: z.int().positive(),
    ties: z.array(sisterCityTie).min(1),
  }),
});
