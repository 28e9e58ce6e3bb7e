import { type ForeignEntity, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { ProgramSection } from './program-section.entity';
import { Section } from '../section/section.entity';
import { loadLinksOfProgram, loadSectionsOfPrograms } from './program-link.resolver';
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

  @FieldResolver(() => [Section], {
    nullable: 'itemsAndList',
    description: 'The sections of the plan (節) that it serves, by id.',
  })
  @Directive('@listSize(assumedSize: 2)')
  sections(@Root() program: Program, @Ctx() { load }: SubgraphContext): Promise<Section[]> {
    return loadSectionsOfPrograms([program], load);
  }

  @FieldResolver(() => [ProgramSection], {
    description:
      'Its links to the sections of the plan (節) that it serves, each with its basis, by the id of the section. 「節への紐づけ / Links to sections」',
  })
  @Directive('@listSize(assumedSize: 2)')
  sectionLinks(@Root() program: Program, @Ctx() { load }: SubgraphContext): Promise<ProgramSection[]> {
    return loadLinksOfProgram(program.id, load);
  }

  @FieldResolver(() => [Program], {
    nullable: 'itemsAndList',
    description: 'The program itself, as every record has its programs. 「事業」',
  })
  @Directive('@listSize(assumedSize: 1)')
  programs(@Root() program: Program): Program[] {
    return [program];
  }
}
