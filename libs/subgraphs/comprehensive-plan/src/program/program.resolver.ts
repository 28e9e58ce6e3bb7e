import {
  type Connection,
  connectionOf,
  type ForeignEntity,
  type Loaders,
  PageArgs,
  pageCost,
  paginate,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ProgramSection } from './program-section.entity';
import { loadNewestPlan } from '../comprehensive-plan/newest-plan';
import { requireFound } from '../found';
import { loadSections } from '../section/section.query';
import { loadLinksOfProgram } from './program-link.resolver';
import { Program } from './program.entity';
import { ProgramFilter, ProgramOrder, queryPrograms } from './program.query';
import { ProgramSubject } from './program-subject';

const ProgramConnection = connectionOf(Program);

@Resolver(() => Program)
export class ProgramResolver {
  @Query(() => ProgramConnection, {
    nullable: true,
    description: 'The programs (事業), a page at a time. Null when they cannot be read.',
  })
  @Directive(pageCost)
  async programs(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ProgramFilter, { nullable: true, description: 'Which programs; all when absent.' })
    where: ProgramFilter | null | undefined,
    @Arg('orderBy', () => ProgramOrder, { nullable: true, description: 'The order; by id when absent.' })
    orderBy: ProgramOrder | null | undefined,
    @Ctx() { load, database }: SubgraphContext,
  ): Promise<Connection<Program>> {
    const { sectionCode, ...conditions } = where ?? {};
    const sectionId = sectionCode ? await idOfSection(sectionCode, load) : null;
    const order = orderBy ? [{ property: orderBy.field, direction: orderBy.direction }] : [];
    return paginate(load, queryPrograms(database, { ...conditions, sectionId }), page, order);
  }

  @Query(() => Program, {
    nullable: true,
    description: 'One program (事業) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  program(
    @Arg('id', () => ID, { description: 'Such as "program-sister-city-decatur".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<Program> {
    return load.existing(Program, id);
  }

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

async function idOfSection(code: string, load: Loaders): Promise<string> {
  const sections = await loadSections(await loadNewestPlan(load), load);
  const section = sections.find((section) => section.code === code);
  return requireFound(section, `The newest plan has no section "${code}".`).id;
}
