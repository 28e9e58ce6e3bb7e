import { defineConcept, type OrderField, rootList } from '@tokorozawa/subgraph-kit';
import { PeaceActivityKind } from './peace-activity-details';
import { PeaceActivity } from './peace-activity.entity';
import { peaceActivityFigures } from './peace-activity.figures';
import { PeaceActivityResolver } from './peace-activity.resolver';

const participants: OrderField<PeaceActivity>['by'][number] = {
  property: 'details',
  computed: {
    sql: "CAST(record.details ->> 'participants' AS double precision)",
    isNullable: true,
    valueOf: ({ details }) => (details.kind === PeaceActivityKind.TALKS ? details.participants : null),
  },
};

/** 平和施策の事業 */
export const peaceActivity = defineConcept({
  entity: PeaceActivity,
  isDated: true,
  resolver: PeaceActivityResolver,
  list: rootList(PeaceActivity, {
    name: 'peaceActivities',
    description: 'The peace activities of the city (平和施策の事業), newest first, a page at a time.',
    one: { description: 'One peace activity (平和施策の事業)', example: 'peace-activity-2023-talks' },
    filters: {
      kind: {
        type: () => PeaceActivityKind,
        description: 'Only those of this kind. 「種類」',
        apply: (query, kind: string) => void query.andWhere('record.kind = :kind', { kind }),
      },
    },
    orders: {
      KIND: {
        description: 'By the name of the kind, so that those of one kind stand together. 「種類」',
        by: [{ property: 'kind' }],
      },
      PARTICIPANTS: {
        description: 'By how many took part in the peace talks; activities of other kinds come last. 「参加者数」',
        by: [participants],
      },
    },
    order: [{ field: 'DATE', direction: 'DESC' }],
  }),
  row: (declared) => declared.transform((row) => ({ ...row, kind: row.details.kind })),
  figures: peaceActivityFigures,
});
