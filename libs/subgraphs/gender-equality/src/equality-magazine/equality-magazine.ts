import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { EqualityMagazine } from './equality-magazine.entity';
import { equalityMagazineFigures } from './equality-magazine.figures';

/** 男女共同参画情報誌 */
export const equalityMagazine = defineConcept({
  entity: EqualityMagazine,
  list: rootList(EqualityMagazine, {
    name: 'equalityMagazines',
    description: 'The gender equality magazines (男女共同参画情報誌), by id.',
    one: { description: 'One gender equality magazine (男女共同参画情報誌)', example: 'equality-magazine-sun' },
    size: 1,
    order: [{ field: 'ID' }],
  }),
  figures: equalityMagazineFigures,
});
