import { defineConcept, part } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { SharedService } from './shared-service.entity';
import { SharedServiceKind } from './shared-service-kind';
import { SharedServiceMember } from './shared-service-member.entity';
import { SharedServiceResolver } from './shared-service.resolver';

const row = z.strictObject({
  id: z.string(),
  councilId: z.string(),
  kind: z.enum(SharedServiceKind),
  name: localizedText,
  purpose: localizedText.optional(),
  members: z.array(z.string()).min(2, 'a service is shared by two municipalities at least.'),
});

/** 共同の取り組み */
export const sharedService = defineConcept({
  entity: SharedService,
  resolver: SharedServiceResolver,
  row,
  references: ({ councilId, members }) => [
    { concept: 'RegionalCouncil', id: councilId, at: ['councilId'] },
    ...members.map((id, index) => ({ concept: 'Municipality', id, at: ['members', index] })),
  ],
  parts: [
    part(SharedServiceMember, ({ id, members }: z.infer<typeof row>) =>
      members.map((municipalityId) => ({ id: `${id}/${municipalityId}`, sharedServiceId: id, municipalityId })),
    ),
  ],
});
