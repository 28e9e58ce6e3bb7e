import { foreignEntity } from '@tokorozawa/subgraph-kit';

/** 所沢ブランド, which the domain of city promotion owns. */
export const CityBrand = foreignEntity(
  'CityBrand',
  'The brand of the city (所沢ブランド): what makes it attractive, and how word of it is spread.',
);
