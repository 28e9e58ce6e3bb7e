import { defineConcept } from '@tokorozawa/subgraph-kit';
import { partialDate } from '@tokorozawa/vocabulary';
import { PeaceActivity } from './peace-activity.entity';
import { PeaceActivityResolver } from './peace-activity.resolver';

/** 平和施策の事業 */
export const peaceActivity = defineConcept({
  entity: PeaceActivity,
  resolver: PeaceActivityResolver,
  row: (declared) =>
    declared
      .extend({ date: partialDate })
      .transform(({ date, ...row }) => ({ ...row, dateText: date.text, kind: row.details.kind })),
});
