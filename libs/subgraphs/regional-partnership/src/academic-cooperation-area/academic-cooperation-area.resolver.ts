import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { AcademicAgreement } from '../academic-agreement/academic-agreement.entity';
import { loadAgreements } from '../academic-agreement/agreed-areas';
import { AcademicCooperationArea } from './academic-cooperation-area.entity';

@Resolver(() => AcademicCooperationArea)
export class AcademicCooperationAreaResolver {
  @FieldResolver(() => [AcademicAgreement], { description: 'The agreements that name it (基本協定書), by id.' })
  @Directive('@listSize(assumedSize: 4)')
  agreements(@Root() area: AcademicCooperationArea, @Ctx() { load }: SubgraphContext): Promise<AcademicAgreement[]> {
    return loadAgreements(area, load);
  }
}
