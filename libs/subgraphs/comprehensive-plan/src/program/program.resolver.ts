import { type ForeignEntity, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { ProgramSection } from './program-section.entity';
import { loadLinksOfProgram } from './program-link.resolver';
import { Program } from './program.entity';
import { ProgramSubject } from './program-subject';

@Resolver(() => Program)
export class ProgramResolver {
  @FieldResolver(() => ProgramSubject, {
    nullable: true,
    description:
      'What the program is about, described by the domain that runs it. Null when that domain does not answer. 「対象」',
  })
  subject(@Root() { subjectType, subjectId }: Program): ForeignEntity {
    return { __typename: subjectType, id: subjectId };
  }

  @FieldResolver(() => [ProgramSection], {
    description: 'The sections of the plan (節) that it serves, each with its basis, by the id of the section.',
  })
  @Directive('@listSize(assumedSize: 2)')
  sections(@Root() program: Program, @Ctx() { load }: SubgraphContext): Promise<ProgramSection[]> {
    return loadLinksOfProgram(program.id, load);
  }
}
