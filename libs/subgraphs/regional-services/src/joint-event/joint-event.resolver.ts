import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { MunicipalityReference } from '@tokorozawa/vocabulary';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Facility } from '../facility/facility.entity';
import { JointEvent } from './joint-event.entity';

@Resolver(() => JointEvent)
export class JointEventResolver {
  @FieldResolver(() => [MunicipalityReference], {
    nullable: 'itemsAndList',
    description: 'The municipalities that hold it, in the order in which they were entered. 「主催」',
  })
  @Directive('@listSize(assumedSize: 5)')
  hosts(@Root() { hosts }: JointEvent): { code: string }[] {
    return hosts.map((code) => ({ code }));
  }

  @FieldResolver(() => Facility, {
    nullable: true,
    description: 'The facility in which it takes place; null when `place` says where, or nothing does. 「会場」',
  })
  facility(@Root() { facilityId }: JointEvent, @Ctx() { load }: SubgraphContext): Promise<Facility | null> | null {
    return facilityId === null ? null : load.one(Facility, facilityId);
  }
}
