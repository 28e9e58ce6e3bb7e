import { DateRange, foreignEntity, type ForeignEntity } from '@tokorozawa/subgraph-kit';
import { daysBetween } from '@tokorozawa/vocabulary';
import { Arg, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { FacilityClosure } from './facility-closure';
import { closuresBetween } from './facility.closures';
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

  @FieldResolver(() => [FacilityClosure], {
    description:
      'The days of a range on which it is closed (休館日), the earliest first: what follows from `regularClosures` and the public holidays. At most 366 days at once.',
  })
  @Directive('@listSize(assumedSize: 60)')
  closures(
    @Root() { regularClosures }: Facility,
    @Arg('between', () => DateRange, { description: 'The range, with a start and an end. 「期間」' })
    { start, end }: DateRange,
  ): FacilityClosure[] {
    return closuresBetween(regularClosures, daysBetween(start, end));
  }
}
