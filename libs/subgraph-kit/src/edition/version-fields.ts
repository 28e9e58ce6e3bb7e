import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { EntityClass, Identified } from '../entity/entity-class';
import type { RecordEntity } from '../entity/record-entity';
import type { ReviewedEntity } from '../entity/reviewed-entity';
import type { SubgraphContext } from '../execution/context';

/** How a domain refers to an edition, which the catalogue owns and describes. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Edition')
class Edition {
  @Field(() => ID)
  id!: string;
}

export { Edition as EditionReference };

const resolvers = new WeakMap<object, new () => object>();

/** Makes the fields by which a record of a subgraph says which version it is, and leads to the others. */
export function versionFieldsOf(
  entity: EntityClass<RecordEntity>,
  subgraph: Pick<SubgraphDefinition, 'concepts' | 'extends'>,
): new () => object {
  const known = resolvers.get(entity);
  if (known) return known;
  const own = subgraph.concepts.find(({ name }) => name === Edition.name)?.entity;
  const editionType = own ?? subgraph.extends.find(({ type }) => type.name === Edition.name)?.type ?? Edition;
  const editionOf = (id: string, { load }: SubgraphContext): Identified | Promise<Identified | null> =>
    own ? load.one(own, id) : { id };

  @Resolver(() => entity)
  class VersionFields {
    @FieldResolver(() => editionType, {
      nullable: true,
      description:
        'The edition of the publication (年度版) that prints this version of the record. Null when the catalogue does not answer.',
    })
    edition(@Root() { editionId }: ReviewedEntity, @Ctx() context: SubgraphContext): unknown {
      return editionOf(editionId, context);
    }

    @FieldResolver(() => [entity], {
      nullable: true,
      description:
        'The record as each edition prints it, the oldest first. Their ids name the edition, such as "sister-city-decatur@2024". 「各年度版」',
    })
    @Directive('@listSize(assumedSize: 5)')
    async editions(@Root() record: RecordEntity, @Ctx() { load }: SubgraphContext): Promise<RecordEntity[]> {
      const versions = await load.versions(entity, record.id);
      // What no edition prints, such as an edition itself, is its own only version.
      return versions.length > 0 ? versions : [record];
    }

    @FieldResolver(() => editionType, {
      nullable: true,
      description:
        'The first edition that no longer prints the record; null if the newest edition prints it, or the catalogue does not answer. 「掲載終了」',
    })
    omittedSince(@Root() { omittedSince }: ReviewedEntity, @Ctx() context: SubgraphContext): unknown {
      return omittedSince === null ? null : editionOf(omittedSince, context);
    }
  }
  resolvers.set(entity, VersionFields);
  return VersionFields;
}
