import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { TelevisionShow } from './television-show.entity';
import { televisionShowFigures } from './television-show.figures';

/** 番組 */
export const televisionShow = defineConcept({
  entity: TelevisionShow,
  list: rootList(TelevisionShow, {
    name: 'televisionShows',
    description: 'The television shows of the city (番組制作・放送), by id.',
    one: { description: 'One television show (番組)', example: 'television-show-joho-kan' },
    size: 1,
    order: [{ field: 'ID' }],
  }),
  figures: televisionShowFigures,
});
