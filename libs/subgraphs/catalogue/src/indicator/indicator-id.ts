import type { IndicatorDeclaration } from '@tokorozawa/subgraph-kit';

/** The id of the record of an indicator: `indicator-population`. */
export const indicatorId = ({ id }: Pick<IndicatorDeclaration, 'id'>): string => `indicator-${id}`;
