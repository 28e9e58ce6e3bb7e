import { defineWrittenConcept, rootList } from '@tokorozawa/subgraph-kit';
import { GraphQLMunicipalityCode } from '@tokorozawa/vocabulary';
import { ID } from 'type-graphql';
import { JointEvent, JointEventStatus } from './joint-event.entity';
import { JointEventResolver } from './joint-event.resolver';

/** 共同開催イベント */
export const jointEvent = defineWrittenConcept({
  entity: JointEvent,
  resolver: JointEventResolver,
  list: rootList(JointEvent, {
    name: 'jointEvents',
    description: 'The joint events (共同開催イベント) that the municipalities have entered, the earliest first.',
    one: { description: 'One joint event (共同開催イベント)', example: 'joint-event-112089-E-2026-01' },
    order: [{ field: 'DATE' }],
    hasVersions: false,
    filters: {
      municipality: {
        type: () => GraphQLMunicipalityCode,
        description: 'Only those that this municipality has entered or holds, given by its code. 「自治体」',
        apply: (query, code: string) =>
          void query.andWhere('(record.municipalityCode = :code OR record.hosts @> CAST(:host AS jsonb))', {
            code,
            host: JSON.stringify([code]),
          }),
      },
      facility: {
        type: () => ID,
        description: 'Only those in this facility, given by its id. 「会場」',
        apply: (query, facility: string) => void query.andWhere('record.facilityId = :facility', { facility }),
      },
    },
  }),
  events: {
    takesPlace: ({ status }) => status !== JointEventStatus.CANCELED && status !== JointEventStatus.POSTPONED,
  },
});
