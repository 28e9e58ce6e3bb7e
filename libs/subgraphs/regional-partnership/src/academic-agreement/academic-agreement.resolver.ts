import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { AcademicCooperationArea } from '../academic-cooperation-area/academic-cooperation-area.entity';
import { AcademicAgreement } from './academic-agreement.entity';
import { loadAreas } from './agreed-areas';

@Resolver(() => AcademicAgreement)
export class AcademicAgreementResolver {
  @Query(() => [AcademicAgreement], {
    nullable: true,
    description:
      'The basic agreements with schools (官学連携に関する基本協定書), by id. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 4)')
  academicAgreements(@Ctx() { load }: SubgraphContext): Promise<AcademicAgreement[]> {
    return load.all(AcademicAgreement, { id: 'ASC' });
  }

  @Query(() => AcademicAgreement, {
    nullable: true,
    description: 'One agreement (基本協定書) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  academicAgreement(
    @Arg('id', () => ID, { description: 'Such as "academic-agreement-waseda".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<AcademicAgreement> {
    return load.existing(AcademicAgreement, id);
  }

  @FieldResolver(() => [AcademicCooperationArea], {
    description: 'The areas in which the school supports the city and works with it (支援・協力内容), by number.',
  })
  @Directive('@listSize(assumedSize: 7)')
  areas(@Root() agreement: AcademicAgreement, @Ctx() { load }: SubgraphContext): Promise<AcademicCooperationArea[]> {
    return loadAreas(agreement, load);
  }
}
