import type { IndicatorDeclaration } from '@tokorozawa/subgraph-kit';

/** The id of the record of an indicator: `indicator-population`. */
export const indicatorId = ({ id }: IndicatorDeclaration): string => `indicator-${id}`;
