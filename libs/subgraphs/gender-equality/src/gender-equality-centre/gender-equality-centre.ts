import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { GenderEqualityCentre } from './gender-equality-centre.entity';
import { GenderEqualityCentreResolver } from './gender-equality-centre.resolver';

/** 男女共同参画推進センター */
export const genderEqualityCentre = defineConcept({
  entity: GenderEqualityCentre,
  resolver: GenderEqualityCentreResolver,
  list: rootList(GenderEqualityCentre, {
    name: 'genderEqualityCentres',
    description:
      "The city's centres for the promotion of gender equality (男女共同参画推進センター), by id; there is one, ふらっと.",
    one: {
      description: 'One centre for the promotion of gender equality (男女共同参画推進センター)',
      example: 'gender-equality-centre-furatto',
    },
    size: 1,
    order: [{ field: 'ID' }],
  }),
});
