import { foreignEntity } from '@tokorozawa/subgraph-kit';

/** 所沢ブランド, which the domain of city promotion owns. */
export const CityBrand = foreignEntity('CityBrand');
