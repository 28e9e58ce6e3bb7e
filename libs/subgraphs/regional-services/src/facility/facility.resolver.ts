import { foreignEntity, type ForeignEntity } from '@tokorozawa/subgraph-kit';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Facility } from './facility.entity';

/** A service of the regional partnership. */
export const SharedService = foreignEntity('SharedService', { resolvable: false });

@Resolver(() => Facility)
export class FacilityResolver {
  @FieldResolver(() => SharedService, {
    nullable: true,
    description:
      'The shared service (共同の取り組み) through which residents of the neighboring municipalities may use it; null when there is none.',
  })
  sharedService(@Root() { sharedServiceId }: Facility): ForeignEntity | null {
    return sharedServiceId === null ? null : { __typename: SharedService.name, id: sharedServiceId };
  }
}
