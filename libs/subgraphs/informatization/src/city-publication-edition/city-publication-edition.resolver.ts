import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { CityPublicationEdition, PublicationFormat } from './city-publication-edition.entity';
import { CityPublication } from '../city-publication/city-publication.entity';
import { checkCopies, CopiesCheck } from './city-publication-edition.copies';

@InputType({ description: 'Which editions (版) to list; a condition that is null or absent is ignored.' })
export class CityPublicationEditionFilter {
  @Field(() => [PublicationFormat], {
    nullable: true,
    description: 'Only those in one of these formats: [AUDIO, BRAILLE] for readers who do not see. 「形式」',
  })
  formats?: PublicationFormat[] | null;
}

@Resolver(() => CityPublicationEdition)
export class CityPublicationEditionResolver {
  @Query(() => [CityPublicationEdition], {
    nullable: true,
    description: 'The editions of the publications (版), as the source lists them. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 8)')
  async cityPublicationEditions(
    @Arg('where', () => CityPublicationEditionFilter, {
      nullable: true,
      description: 'Which editions; all when absent.',
    })
    where: CityPublicationEditionFilter | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CityPublicationEdition[]> {
    const formats = where?.formats ?? null;
    const editions = await load.all(CityPublicationEdition, { number: 'ASC' });
    return editions.filter(({ format }) => formats === null || formats.includes(format));
  }

  @Query(() => CityPublicationEdition, {
    nullable: true,
    description: 'One edition (版) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  cityPublicationEdition(
    @Arg('id', () => ID, { description: 'Such as "city-publication-edition-koho-tokorozawa-braille".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CityPublicationEdition> {
    return load.existing(CityPublicationEdition, id);
  }

  @FieldResolver(() => CityPublication, { description: 'The publication (刊行物) of which it is an edition.' })
  publication(
    @Root() edition: CityPublicationEdition,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CityPublication | null> {
    return load.one(CityPublication, edition.publicationId);
  }

  @FieldResolver(() => CopiesCheck, {
    nullable: true,
    description:
      'Its copies of a year, checked against the editions of the same format that appear once a year; null when it gives no total of several issues, or when there is none to compare with. 「部数の検算」',
  })
  async copiesCheck(
    @Root() edition: CityPublicationEdition,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CopiesCheck | null> {
    return checkCopies(edition, await load.many(CityPublicationEdition, 'format', edition.format, { number: 'ASC' }));
  }
}
