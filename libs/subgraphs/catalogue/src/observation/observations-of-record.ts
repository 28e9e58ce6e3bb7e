import {
  type Connection,
  connectionOf,
  type Identified,
  PageArgs,
  pageCost,
  paginateItems,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { pinnedEdition } from '@tokorozawa/vocabulary/record-id';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Observation } from './observation.entity';
import { inOrderOfSource } from './observation.order';

const ObservationConnection = connectionOf(Observation);

/** Makes the field that leads from the records of a type of another domain to their figures. */
export function observationsOfRecord(type: new () => Identified): new () => object {
  @Resolver(() => type)
  class ObservationsOfRecord {
    @FieldResolver(() => ObservationConnection, {
      nullable: true,
      description:
        'Its figures (観測値), the oldest period first, a page at a time; empty when there are none. Null when the catalogue does not answer.',
    })
    @Directive(pageCost)
    async observations(
      @Args(() => PageArgs) page: PageArgs,
      @Root() { id }: Identified,
      @Ctx() context: SubgraphContext,
    ): Promise<Connection<Observation>> {
      const items = await context.load.batched('observations of records', (ids) => read(ids, context)).load(id);
      return paginateItems({ items, name: Observation.name, parent: id }, page, inOrderOfSource);
    }
  }
  return ObservationsOfRecord;
}

/** Makes the same field for the records of a type of the catalogue, of which there are no figures. */
export function noObservations(type: new () => Identified): new () => object {
  @Resolver(() => type)
  class NoObservations {
    @FieldResolver(() => ObservationConnection, {
      nullable: true,
      description: 'Its figures (観測値): none, as there are none about a record of this type.',
    })
    @Directive(pageCost)
    observations(@Args(() => PageArgs) page: PageArgs, @Root() { id }: Identified): Connection<Observation> {
      return paginateItems<Observation>({ items: [], name: Observation.name, parent: id }, page, inOrderOfSource);
    }
  }
  return NoObservations;
}

/** The figures of each of these records, also those that the source prints once for several. */
async function read(ids: readonly string[], { load, database }: SubgraphContext): Promise<Observation[][]> {
  const query = database
    .getRepository(Observation)
    .createQueryBuilder('record')
    .where('record.retiredAt IS NULL AND (record.listed OR record.versionOf IS NOT NULL)')
    .andWhere('(record.recordId = ANY(:ids) OR record.alsoAboutRecords @> ANY(CAST(:alsoAbout AS jsonb[])))', {
      ids,
      alsoAbout: ids.map((id) => JSON.stringify([{ id }])),
    });
  const ofRecord = new Map<string, Observation[]>(ids.map((id) => [id, []]));
  for (const observation of await load.find(query)) {
    const about = [observation.recordId, ...observation.alsoAboutRecords.map(({ id }) => id)];
    // A version of an edition is about versions of that edition, and the newest version about newest ones.
    for (const id of about) {
      if (pinnedEdition(id) === pinnedEdition(observation.id)) ofRecord.get(id)?.push(observation);
    }
  }
  return ids.map((id) => ofRecord.get(id) ?? []);
}
