import { defineWrittenConcept, rootList } from '@tokorozawa/subgraph-kit';
import { GraphQLMunicipalityCode } from '@tokorozawa/vocabulary';
import { ID } from 'type-graphql';
import { Facility } from './facility.entity';
import { FacilityResolver } from './facility.resolver';

/** 公共施設 */
export const facility = defineWrittenConcept({
  entity: Facility,
  resolver: FacilityResolver,
  list: rootList(Facility, {
    name: 'facilities',
    description: 'The facilities (公共施設) that the municipalities have entered, by name.',
    one: { description: 'One facility (公共施設)', example: 'facility-112089-L-01' },
    order: [{ field: 'NAME' }],
    hasVersions: false,
    filters: {
      municipality: {
        type: () => GraphQLMunicipalityCode,
        description: 'Only those of this municipality, given by its code. 「自治体」',
        apply: (query, code: string) => void query.andWhere('record.municipalityCode = :code', { code }),
      },
      sharedService: {
        type: () => ID,
        description: 'Only those that are open through this shared service, given by its id. 「共同の取り組み」',
        apply: (query, service: string) => void query.andWhere('record.sharedServiceId = :service', { service }),
      },
    },
  }),
});
