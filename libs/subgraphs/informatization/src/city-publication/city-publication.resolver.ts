import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { CityPublicationEdition } from '../city-publication-edition/city-publication-edition.entity';
import { CityPublication } from './city-publication.entity';

@Resolver(() => CityPublication)
export class CityPublicationResolver {
  @FieldResolver(() => [CityPublicationEdition], {
    description: 'Its editions, one for each format that the source lists; print, audio, braille. 「版」',
  })
  @Directive('@listSize(assumedSize: 3)')
  publicationEditions(
    @Root() publication: CityPublication,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CityPublicationEdition[]> {
    return load.many(CityPublicationEdition, 'publicationId', publication.id, { number: 'ASC' });
  }
}
