import { defineConcept, referenceTo, rootList } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { SharedService } from './shared-service.entity';
import { SharedServiceMember } from './shared-service-member.entity';
import { SharedServiceResolver } from './shared-service.resolver';

const members = z.array(referenceTo('Municipality')).min(2, 'a service is shared by two municipalities at least.');

/** 共同の取り組み */
export const sharedService = defineConcept({
  entity: SharedService,
  resolver: SharedServiceResolver,
  list: rootList(SharedService, {
    name: 'sharedServices',
    description: 'The services shared with neighboring municipalities (共同の取り組み), by kind and id.',
    one: { description: 'One shared service (共同の取り組み)', example: 'shared-service-libraries' },
    size: 5,
    order: [{ field: 'KIND' }],
  }),
  row: (declared) => declared.extend({ members }),
  parts: [
    {
      entity: SharedServiceMember,
      records: ({ id, members }) =>
        members.map((municipalityId) => ({ id: `${id}/${municipalityId}`, sharedServiceId: id, municipalityId })),
    },
  ],
});
