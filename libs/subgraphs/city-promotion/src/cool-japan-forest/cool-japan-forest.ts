import { defineConcept } from '@tokorozawa/subgraph-kit';
import { CoolJapanForest } from './cool-japan-forest.entity';
import { coolJapanForestFigures } from './cool-japan-forest.figures';
import { CoolJapanForestResolver } from './cool-japan-forest.resolver';
import { coolJapanForestChecks } from './cool-japan-forest.checks';

/** COOL JAPAN FOREST 構想 */
export const coolJapanForest = defineConcept({
  entity: CoolJapanForest,
  resolver: CoolJapanForestResolver,
  checks: coolJapanForestChecks,
  figures: coolJapanForestFigures,
});
