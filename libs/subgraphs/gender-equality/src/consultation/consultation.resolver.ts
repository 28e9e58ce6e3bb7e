import { DateRange, EditionArg, findEdition, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { GenderEqualityCenter } from '../gender-equality-center/gender-equality-center.entity';
import { Consultation } from './consultation.entity';
import { compareByTime, findSessions, maxDays } from './consultation.sessions';
import { ConsultationSession } from './consultation-session';

const period = {
  description: `The first and the last day; both are needed, and at most ${maxDays} days in all. 「期間」`,
};

@Resolver(() => Consultation)
export class ConsultationResolver {
  @Query(() => [ConsultationSession], {
    nullable: true,
    description:
      'Which consultations (相談) are held in a period, earliest first. Days on which the center is closed are left out. They are computed from the patterns and are not records, so they have no ids, no `where`, no `orderBy` and no pages; `sessions` lists those of one consultation. Null, with a BAD_USER_INPUT error, for a period that is open, reversed or longer than a year.',
  })
  @Directive('@listSize(assumedSize: 350)')
  async consultationSessions(
    @Arg('between', () => DateRange, period) between: DateRange,
    @EditionArg() named: string | null | undefined,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsultationSession[]> {
    const edition = await findEdition(named, context.load);
    const consultations = await context.load.all(Consultation, { number: 'ASC' }, edition);
    const sessions = await Promise.all(
      consultations.map((consultation) => this.sessions(between, consultation, context)),
    );
    return sessions.flat().sort(compareByTime);
  }

  @FieldResolver(() => GenderEqualityCenter, { description: 'The center that offers it. 「センター」' })
  center(@Root() consultation: Consultation, @Ctx() { load }: SubgraphContext): Promise<GenderEqualityCenter> {
    return load.existing(GenderEqualityCenter, consultation.centerId);
  }

  @FieldResolver(() => [ConsultationSession], {
    nullable: true,
    description:
      'When it is held in a period, earliest first, by the patterns that the source prints. Days on which the center is closed are left out. Null, with a BAD_USER_INPUT error, for a period that is open, reversed or longer than a year. 「開催日」',
  })
  @Directive('@listSize(assumedSize: 240)')
  async sessions(
    @Arg('between', () => DateRange, period) between: DateRange,
    @Root() consultation: Consultation,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsultationSession[]> {
    return findSessions(consultation, await this.center(consultation, context), between);
  }
}
