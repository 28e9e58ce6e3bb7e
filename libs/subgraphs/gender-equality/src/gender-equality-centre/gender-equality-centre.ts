import { defineConcept } from '@tokorozawa/subgraph-kit';
import { GenderEqualityCentre } from './gender-equality-centre.entity';
import { GenderEqualityCentreResolver } from './gender-equality-centre.resolver';

/** 男女共同参画推進センター */
export const genderEqualityCentre = defineConcept({
  entity: GenderEqualityCentre,
  resolver: GenderEqualityCentreResolver,
});
