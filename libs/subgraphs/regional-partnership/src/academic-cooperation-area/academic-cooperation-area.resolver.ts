import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { AcademicAgreement } from '../academic-agreement/academic-agreement.entity';
import { loadAgreements } from '../academic-agreement/agreed-areas';
import { AcademicCooperationArea } from './academic-cooperation-area.entity';

@Resolver(() => AcademicCooperationArea)
export class AcademicCooperationAreaResolver {
  @Query(() => [AcademicCooperationArea], {
    nullable: true,
    description:
      'The areas in which the city and schools work together (支援・協力内容), by number. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 7)')
  academicCooperationAreas(@Ctx() { load }: SubgraphContext): Promise<AcademicCooperationArea[]> {
    return load.all(AcademicCooperationArea, { number: 'ASC' });
  }

  @Query(() => AcademicCooperationArea, {
    nullable: true,
    description: 'One area (支援・協力内容) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  academicCooperationArea(
    @Arg('id', () => ID, { description: 'Such as "academic-cooperation-area-1".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<AcademicCooperationArea> {
    return load.existing(AcademicCooperationArea, id);
  }

  @FieldResolver(() => [AcademicAgreement], { description: 'The agreements that name it (基本協定書), by id.' })
  @Directive('@listSize(assumedSize: 4)')
  agreements(@Root() area: AcademicCooperationArea, @Ctx() { load }: SubgraphContext): Promise<AcademicAgreement[]> {
    return loadAgreements(area, load);
  }
}
