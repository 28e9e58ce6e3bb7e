import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText, municipalityCode } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { Municipality } from './municipality.entity';
import { MunicipalityResolver } from './municipality.resolver';

/** 市町村 */
export const municipality = defineConcept({
  entity: Municipality,
  resolver: MunicipalityResolver,
  keys: ['code'],
  row: z.strictObject({
    id: z.string(),
    code: municipalityCode,
    name: localizedText,
    kana: z.string().regex(/^[ァ-ヶー]+$/, 'write the reading in katakana.'),
    codeSource: localizedText,
  }),
});
