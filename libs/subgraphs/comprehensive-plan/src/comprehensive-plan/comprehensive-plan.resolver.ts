import { EditionArg, findEdition, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Chapter } from '../chapter/chapter.entity';
import { requireFound } from '../found';
import { LeadingProject } from '../leading-project/leading-project.entity';
import { PlanTier } from '../plan-tier/plan-tier.entity';
import { Program } from '../program/program.entity';
import { loadProgramsOfSections } from '../program/program-link.resolver';
import { Section } from '../section/section.entity';
import { loadSections } from '../section/section.query';
import { Vision } from '../vision/vision.entity';
import { ComprehensivePlan } from './comprehensive-plan.entity';
import { loadNewestPlan } from './newest-plan';

@Resolver(() => ComprehensivePlan)
export class ComprehensivePlanResolver {
  @Query(() => ComprehensivePlan, {
    nullable: true,
    description:
      'One comprehensive plan (総合計画), the newest when no id is given. Null, with a NOT_FOUND error, when there is none with this id.',
  })
  async comprehensivePlan(
    @Arg('id', () => ID, { nullable: true, description: 'Such as "plan-6"; without it, the newest plan.' })
    id: string | null | undefined,
    @EditionArg() named: string | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<ComprehensivePlan> {
    const edition = await findEdition(named, load);
    if (!id) return loadNewestPlan(load, edition);
    return load.existing(ComprehensivePlan, id, edition);
  }

  @FieldResolver(() => [PlanTier], {
    description: 'The tiers of the plan (三層構造), from the basic concept down to the implementation plan.',
  })
  @Directive('@listSize(assumedSize: 3)')
  tiers(@Root() plan: ComprehensivePlan, @Ctx() { load }: SubgraphContext): Promise<PlanTier[]> {
    return load.many(PlanTier, 'planId', plan.id, { number: 'ASC' });
  }

  @FieldResolver(() => Vision, { description: 'What the town is to become (将来都市像).' })
  async vision(@Root() plan: ComprehensivePlan, @Ctx() { load }: SubgraphContext): Promise<Vision | undefined> {
    const [vision] = await load.many(Vision, 'planId', plan.id, { id: 'ASC' });
    return vision;
  }

  @FieldResolver(() => [Chapter], { description: 'The chapters (章), by number.' })
  @Directive('@listSize(assumedSize: 7)')
  chapters(@Root() plan: ComprehensivePlan, @Ctx() { load }: SubgraphContext): Promise<Chapter[]> {
    return load.many(Chapter, 'planId', plan.id, { number: 'ASC' });
  }

  @FieldResolver(() => Chapter, {
    nullable: true,
    description: 'The chapter with this number. Null, with a NOT_FOUND error, when there is none. 「章」',
  })
  async chapter(
    @Arg('number', () => Int, { description: 'Counted from 1.' }) number: number,
    @Root() plan: ComprehensivePlan,
    @Ctx() context: SubgraphContext,
  ): Promise<Chapter> {
    const chapters = await this.chapters(plan, context);
    return requireFound(
      chapters.find((chapter) => chapter.number === number),
      `The plan "${plan.id}" has no chapter ${number}.`,
      'number',
    );
  }

  @FieldResolver(() => [Section], {
    nullable: 'itemsAndList',
    description: 'The sections (節) of all chapters, in the order of the plan.',
  })
  @Directive('@listSize(assumedSize: 40)')
  sections(@Root() plan: ComprehensivePlan, @Ctx() { load }: SubgraphContext): Promise<Section[]> {
    return loadSections(plan, load);
  }

  @FieldResolver(() => [Program], {
    nullable: 'itemsAndList',
    description: 'The programs (事業) that serve its sections, by id.',
  })
  @Directive('@listSize(assumedSize: 100)')
  async programs(@Root() plan: ComprehensivePlan, @Ctx() { load }: SubgraphContext): Promise<Program[]> {
    return loadProgramsOfSections(await loadSections(plan, load), load);
  }

  @FieldResolver(() => Section, {
    nullable: true,
    description: 'The section with this code. Null, with a NOT_FOUND error, when there is none. 「節」',
  })
  async section(
    @Arg('code', () => String, { description: 'Number of the chapter and number of the section, such as "5-5".' })
    code: string,
    @Root() plan: ComprehensivePlan,
    @Ctx() { load }: SubgraphContext,
  ): Promise<Section> {
    const sections = await loadSections(plan, load);
    return requireFound(
      sections.find((section) => section.code === code),
      `The plan "${plan.id}" has no section "${code}".`,
      'code',
    );
  }

  @FieldResolver(() => [LeadingProject], { description: 'The leading projects (リーディングプロジェクト), by number.' })
  @Directive('@listSize(assumedSize: 5)')
  leadingProjects(@Root() plan: ComprehensivePlan, @Ctx() { load }: SubgraphContext): Promise<LeadingProject[]> {
    return load.many(LeadingProject, 'planId', plan.id, { number: 'ASC' });
  }
}
