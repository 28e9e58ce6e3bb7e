import { defineConcept } from '@tokorozawa/subgraph-kit';
import { PeaceActivity } from './peace-activity.entity';
import { PeaceActivityResolver } from './peace-activity.resolver';

/** 平和施策の事業 */
export const peaceActivity = defineConcept({
  entity: PeaceActivity,
  resolver: PeaceActivityResolver,
  row: (declared) => declared.transform((row) => ({ ...row, kind: row.details.kind })),
});
