import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { pinnedEdition } from '@tokorozawa/vocabulary/record-id';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CityPublicationEdition } from './city-publication-edition.entity';
import { CityPublication } from '../city-publication/city-publication.entity';
import { checkCopies, CopiesCheck } from './city-publication-edition.copies';

@Resolver(() => CityPublicationEdition)
export class CityPublicationEditionResolver {
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
    const editions = await load.all(CityPublicationEdition, { number: 'ASC' }, pinnedEdition(edition.id));
    return checkCopies(
      edition,
      editions.filter(({ format }) => format === edition.format),
    );
  }
}
