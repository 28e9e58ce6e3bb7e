import type { ForeignEntity, Identified, SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Section } from '../section/section.entity';
import { loadLinksOfProgram, loadSectionsOfPrograms } from './program-link.resolver';
import { ProgramSection } from './program-section.entity';
import { Program } from './program.entity';

/** Makes what this domain adds to the records of a type that programs may be about. */
export function subjectResolver(type: new () => ForeignEntity): new () => object {
  @Resolver(() => type)
  class SubjectResolver {
    @FieldResolver(() => [Program], {
      nullable: 'itemsAndList',
      description:
        'The programs (事業) that are about it, by id; empty when there are none. Null when the comprehensive plan does not answer.',
    })
    @Directive('@listSize(assumedSize: 2)')
    programs(@Root() subject: ForeignEntity, @Ctx() { load }: SubgraphContext): Promise<Program[]> {
      return load.many(Program, 'subjectId', subject.id, { id: 'ASC' });
    }

    @FieldResolver(() => [Section], {
      nullable: 'itemsAndList',
      description:
        'The sections of the comprehensive plan (節) that its programs serve, by id; empty when there are none. Null when the comprehensive plan does not answer.',
    })
    @Directive('@listSize(assumedSize: 3)')
    async sections(@Root() subject: ForeignEntity, @Ctx() context: SubgraphContext): Promise<Section[]> {
      return loadSectionsOfPrograms(await this.programs(subject, context), context.load);
    }

    @FieldResolver(() => [ProgramSection], {
      nullable: 'itemsAndList',
      description:
        'The links of its programs to sections of the comprehensive plan (節), each with its basis. Null when the comprehensive plan does not answer. 「節への紐づけ / Links to sections」',
    })
    @Directive('@listSize(assumedSize: 3)')
    async sectionLinks(@Root() subject: ForeignEntity, @Ctx() context: SubgraphContext): Promise<ProgramSection[]> {
      const programs = await this.programs(subject, context);
      const links = await Promise.all(programs.map(({ id }) => loadLinksOfProgram(id, context.load)));
      return links.flat();
    }
  }
  return SubjectResolver;
}

/** Makes what this domain adds to the records of any other type: no program is about them. */
export function unlinkedResolver(type: new () => Identified): new () => object {
  @Resolver(() => type)
  class UnlinkedResolver {
    @FieldResolver(() => [Program], {
      nullable: 'itemsAndList',
      description: 'The programs (事業) that are about it: none, as no program is about a record of this type.',
    })
    @Directive('@listSize(assumedSize: 0)')
    programs(): Program[] {
      return [];
    }

    @FieldResolver(() => [Section], {
      nullable: 'itemsAndList',
      description:
        'The sections of the comprehensive plan (節) that its programs serve: none, as no program is about a record of this type.',
    })
    @Directive('@listSize(assumedSize: 0)')
    sections(): Section[] {
      return [];
    }
  }
  return UnlinkedResolver;
}
