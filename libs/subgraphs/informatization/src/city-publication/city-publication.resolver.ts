import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { CityPublicationEdition } from '../city-publication-edition/city-publication-edition.entity';
import { CityPublication } from './city-publication.entity';

@Resolver(() => CityPublication)
export class CityPublicationResolver {
  @Query(() => [CityPublication], {
    nullable: true,
    description:
      'The publications of the city (広報・その他刊行物), as the source lists them. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 4)')
  cityPublications(@Ctx() { load }: SubgraphContext): Promise<CityPublication[]> {
    return load.all(CityPublication, { number: 'ASC' });
  }

  @Query(() => CityPublication, {
    nullable: true,
    description: 'One publication (刊行物) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  cityPublication(
    @Arg('id', () => ID, { description: 'Such as "city-publication-koho-tokorozawa".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CityPublication> {
    return load.existing(CityPublication, id);
  }

  @FieldResolver(() => [CityPublicationEdition], {
    description: 'Its editions, one for each format that the source lists; print, audio, braille. 「版」',
  })
  @Directive('@listSize(assumedSize: 3)')
  editions(@Root() publication: CityPublication, @Ctx() { load }: SubgraphContext): Promise<CityPublicationEdition[]> {
    return load.many(CityPublicationEdition, 'publicationId', publication.id, { number: 'ASC' });
  }
}
