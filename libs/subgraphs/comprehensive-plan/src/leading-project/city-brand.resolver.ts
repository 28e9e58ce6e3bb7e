import type { ForeignEntity, SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { CityBrand } from './city-brand';
import { LeadingProject } from './leading-project.entity';

/** What this domain adds to a brand. */
@Resolver(() => CityBrand)
export class CityBrandResolver {
  @FieldResolver(() => [LeadingProject], {
    nullable: 'itemsAndList',
    description:
      'The leading projects (リーディングプロジェクト) that name it, by plan and number. Null when the comprehensive plan does not answer.',
  })
  @Directive('@listSize(assumedSize: 1)')
  async leadingProjects(@Root() brand: ForeignEntity, @Ctx() { load }: SubgraphContext): Promise<LeadingProject[]> {
    const projects = await load.all(LeadingProject, { planId: 'ASC', number: 'ASC' });
    return projects.filter(({ brandLink }) => brandLink?.brandId === brand.id);
  }
}
