import { type Identified, NodeInterface, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { InvalidInputError, NotFoundError } from '@tokorozawa/vocabulary';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { RecordType } from './record-type.entity';
import { type OwnEntities, recordOf } from '../record-reference';
import { findWritten, type WrittenKind } from './written-records';

const maxIds = 100;

/** Makes the root fields that find a record of any domain by its id alone. */
export function nodeResolver(own: OwnEntities, kinds: WrittenKind[]): new () => object {
  @Resolver()
  class NodeResolver {
    @Query(() => NodeInterface, {
      nullable: true,
      description:
        'The record with this id, of whatever type (記録). Null, with a NOT_FOUND error, when there is none.',
    })
    async node(
      @Arg('id', () => ID, { description: 'Such as "sister-city-decatur".' }) id: string,
      @Ctx() context: SubgraphContext,
    ): Promise<Identified> {
      const found = await findRecord(id, context, own, kinds);
      if (found instanceof NotFoundError) throw found;
      return found;
    }

    @Query(() => [NodeInterface], {
      nullable: 'itemsAndList',
      description:
        'The records with these ids, of whatever types, in the order of the ids (記録). An item is null, with a NOT_FOUND error at its place, when no record has its id.',
    })
    @Directive(`@listSize(assumedSize: ${maxIds})`)
    nodes(
      @Arg('ids', () => [ID], { description: `At most ${maxIds}, such as ["sister-city-decatur", "plan-6"].` })
      ids: string[],
      @Ctx() context: SubgraphContext,
    ): Promise<(Identified | NotFoundError)[]> {
      if (ids.length > maxIds) {
        throw new InvalidInputError(
          `"ids" has ${ids.length} ids; give at most ${maxIds}, and the others in another request.`,
          { argument: 'ids' },
        );
      }
      return Promise.all(ids.map((id) => findRecord(id, context, own, kinds)));
    }
  }
  return NodeResolver;
}

/** A record of another domain is only named, so that its owner reads it; one of the catalogue is read at once. */
async function findRecord(
  id: string,
  context: SubgraphContext,
  own: OwnEntities,
  kinds: WrittenKind[],
): Promise<Identified | NotFoundError> {
  const { load } = context;
  // PostgreSQL cannot store this character, and would refuse the other ids with it.
  const found = id.includes('\0') ? null : await load.one(RecordType, id);
  const imported = found && (await recordOf(found, own, load));
  const record = imported ?? (await findWritten(id, context, kinds));
  return record ?? new NotFoundError(`No record has the id "${id}".`, { argument: 'id' });
}
