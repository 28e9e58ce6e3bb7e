import { type ForeignEntity, foreignEntity, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { pinnedEdition } from '@tokorozawa/vocabulary/record-id';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { LeadingProject } from './leading-project.entity';

/** 所沢ブランド, which the domain of city promotion owns. */
export const CityBrand = foreignEntity('CityBrand');

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
    const projects = await load.all(LeadingProject, { planId: 'ASC', number: 'ASC' }, pinnedEdition(brand.id));
    return projects.filter(({ brandLink }) => brandLink?.brandId === brand.id);
  }
}
