import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText, municipalityCode, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { centreAddress } from './centre-address';
import { centreBuilding } from './centre-building';
import { centreClosingRule } from './centre-closing-rule';
import { centreHours } from './centre-hours';
import { GenderEqualityCentre } from './gender-equality-centre.entity';
import { GenderEqualityCentreResolver } from './gender-equality-centre.resolver';

/** 男女共同参画推進センター */
export const genderEqualityCentre = defineConcept({
  entity: GenderEqualityCentre,
  resolver: GenderEqualityCentreResolver,
  row: z.strictObject({
    id: z.string(),
    name: localizedText,
    municipalityCode,
    address: centreAddress,
    telephone: z.string().regex(/^0[0-9]+-[0-9]+-[0-9]{4}$/, 'Divide a telephone number by hyphens: 04-2921-2220.'),
    foundedOn: partialDate,
    building: centreBuilding,
    floor: z.int().positive(),
    exclusiveAreaM2: z.number().positive(),
    openingHours: centreHours,
    closingRules: z.array(centreClosingRule).min(1),
  }),
});
