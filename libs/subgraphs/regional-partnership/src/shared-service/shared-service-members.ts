import type { Loaders } from '@tokorozawa/subgraph-kit';
import { Municipality } from '../municipality/municipality.entity';
import { SharedService } from './shared-service.entity';
import { SharedServiceMember } from './shared-service-member.entity';

/** Loads the municipalities that take part in a shared service, in the order of their codes. */
export async function loadMembers(service: SharedService, load: Loaders): Promise<Municipality[]> {
  const memberships = await load.many(SharedServiceMember, 'sharedServiceId', service.id, { municipalityId: 'ASC' });
  return Promise.all(memberships.map(({ municipalityId }) => load.existing(Municipality, municipalityId)));
}

/** Loads the shared services in which a municipality takes part, in the order of their kinds and ids. */
export async function loadSharedServices(municipality: Municipality, load: Loaders): Promise<SharedService[]> {
  const memberships = await load.many(SharedServiceMember, 'municipalityId', municipality.id, {
    sharedServiceId: 'ASC',
  });
  const services = await Promise.all(
    memberships.map(({ sharedServiceId }) => load.existing(SharedService, sharedServiceId)),
  );
  return services.sort((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1));
}
