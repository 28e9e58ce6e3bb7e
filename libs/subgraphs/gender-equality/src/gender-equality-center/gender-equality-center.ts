import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { GenderEqualityCenter } from './gender-equality-center.entity';
import { genderEqualityCenterFigures } from './gender-equality-center.figures';
import { GenderEqualityCenterResolver } from './gender-equality-center.resolver';
import { genderEqualityCenterChecks } from './gender-equality-center.checks';

/** 男女共同参画推進センター */
export const genderEqualityCenter = defineConcept({
  entity: GenderEqualityCenter,
  resolver: GenderEqualityCenterResolver,
  list: rootList(GenderEqualityCenter, {
    name: 'genderEqualityCenters',
    description:
      'The centers for the promotion of gender equality (男女共同参画推進センター), by id; there is one, ふらっと.',
    one: {
      description: 'One center for the promotion of gender equality (男女共同参画推進センター)',
      example: 'gender-equality-center-furatto',
    },
    size: 1,
    order: [{ field: 'ID' }],
  }),
  checks: genderEqualityCenterChecks,
  figures: genderEqualityCenterFigures,
});
