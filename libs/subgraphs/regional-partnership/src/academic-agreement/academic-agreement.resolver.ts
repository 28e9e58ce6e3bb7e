import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { AcademicCooperationArea } from '../academic-cooperation-area/academic-cooperation-area.entity';
import { AcademicAgreement } from './academic-agreement.entity';
import { loadAreas } from './agreed-areas';

@Resolver(() => AcademicAgreement)
export class AcademicAgreementResolver {
  @FieldResolver(() => [AcademicCooperationArea], {
    description: 'The areas in which the school supports the city and works with it (支援・協力内容), by number.',
  })
  @Directive('@listSize(assumedSize: 7)')
  areas(@Root() agreement: AcademicAgreement, @Ctx() { load }: SubgraphContext): Promise<AcademicCooperationArea[]> {
    return loadAreas(agreement, load);
  }
}
