import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { inLocale, Locale, NotFoundError } from '@tokorozawa/vocabulary';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { SisterCity } from './sister-city.entity';

@Resolver(() => SisterCity)
export class SisterCityResolver {
  @Query(() => [SisterCity], {
    nullable: true,
    description: 'The sister cities (姉妹都市), the oldest tie first. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 3)')
  sisterCities(@Ctx() { load }: SubgraphContext): Promise<SisterCity[]> {
    return load.all(SisterCity, { establishedOn: 'ASC' });
  }

  @Query(() => SisterCity, {
    nullable: true,
    description: 'One sister city (姉妹都市) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  async sisterCity(
    @Arg('id', () => ID, { description: 'Such as "sister-city-decatur".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<SisterCity> {
    const city = await load.one(SisterCity, id);
    if (!city) throw new NotFoundError(`No sister city has the id "${id}".`);
    return city;
  }

  @FieldResolver(() => [String], {
    description: 'Its industries (産業), summarised and in the order of the source.',
  })
  @Directive('@listSize(assumedSize: 7)')
  industries(
    @Arg('locale', () => Locale, {
      defaultValue: Locale.JA,
      description: 'The language of the texts; Japanese where they have no translation.',
    })
    locale: Locale,
    @Root() city: SisterCity,
  ): string[] {
    return city.industries.map((industry) => inLocale(industry, locale));
  }
}
