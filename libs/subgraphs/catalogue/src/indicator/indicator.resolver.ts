import {
  type Connection,
  connectionOf,
  PageArgs,
  pageCost,
  paginateWithin,
  restrictToEdition,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { pinnedEdition } from '@tokorozawa/vocabulary/record-id';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Observation } from '../observation/observation.entity';
import { inOrderOfSource } from '../observation/observation.order';
import { Indicator } from './indicator.entity';

const ObservationConnection = connectionOf(Observation);

@Resolver(() => Indicator)
export class IndicatorResolver {
  @FieldResolver(() => ObservationConnection, {
    nullable: true,
    description: 'Its figures (観測値), the oldest period first, a page at a time.',
  })
  @Directive(pageCost)
  observations(
    @Args(() => PageArgs) page: PageArgs,
    @Root() { id }: Indicator,
    @Ctx() { load, database }: SubgraphContext,
  ): Promise<Connection<Observation>> {
    const query = database.getRepository(Observation).createQueryBuilder('record');
    restrictToEdition(query, pinnedEdition(id));
    return paginateWithin(load, { query, parent: 'indicatorId', id }, page, inOrderOfSource);
  }
}
