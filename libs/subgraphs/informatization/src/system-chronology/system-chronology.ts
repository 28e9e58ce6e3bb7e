import { defineConcept } from '@tokorozawa/subgraph-kit';
import { SystemChronology } from './system-chronology.entity';
import { SystemChronologyResolver } from './system-chronology.resolver';
import { systemChronologyChecks } from './system-chronology.checks';

/** 情報システム整備の沿革 */
export const systemChronology = defineConcept({
  entity: SystemChronology,
  resolver: SystemChronologyResolver,
  checks: systemChronologyChecks,
});
