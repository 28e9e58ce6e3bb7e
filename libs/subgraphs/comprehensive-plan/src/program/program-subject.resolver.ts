import type { ForeignEntity, SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { ProgramSection } from './program-section.entity';
import { loadLinksOfProgram } from './program-link.resolver';
import { Program } from './program.entity';

/** What this domain adds to a type that a program may be about. */
export function subjectResolver(type: new () => ForeignEntity): new () => object {
  @Resolver(() => type)
  class SubjectResolver {
    @FieldResolver(() => [Program], {
      nullable: 'itemsAndList',
      description: 'The programs (事業) that are about it, by id. Null when the comprehensive plan does not answer.',
    })
    @Directive('@listSize(assumedSize: 2)')
    programs(@Root() subject: ForeignEntity, @Ctx() { load }: SubgraphContext): Promise<Program[]> {
      return load.many(Program, 'subjectId', subject.id, { id: 'ASC' });
    }

    @FieldResolver(() => [ProgramSection], {
      nullable: 'itemsAndList',
      description:
        'The sections of the comprehensive plan (節) that its programs serve, each with its basis. Null when the comprehensive plan does not answer.',
    })
    @Directive('@listSize(assumedSize: 3)')
    async sections(@Root() subject: ForeignEntity, @Ctx() { load }: SubgraphContext): Promise<ProgramSection[]> {
      const programs = await load.many(Program, 'subjectId', subject.id, { id: 'ASC' });
      const links = await Promise.all(programs.map(({ id }) => loadLinksOfProgram(id, load)));
      return links.flat();
    }
  }
  return SubjectResolver;
}
