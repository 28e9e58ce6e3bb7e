import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { GenderEqualityCenter } from '../gender-equality-center/gender-equality-center.entity';
import { Consultation } from './consultation.entity';
import { compareByTime, SessionPeriod, findSessions } from './consultation.sessions';
import { ConsultationSession } from './consultation-session';

@Resolver(() => Consultation)
export class ConsultationResolver {
  @Query(() => [ConsultationSession], {
    nullable: true,
    description:
      'Which consultations (相談) are held in a period, earliest first. Days on which the center is closed are left out. Null, with a BAD_USER_INPUT error, for a period that is reversed or longer than a year.',
  })
  @Directive('@listSize(assumedSize: 350)')
  async consultationSessions(
    @Args(() => SessionPeriod) period: SessionPeriod,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsultationSession[]> {
    const consultations = await context.load.all(Consultation, { number: 'ASC' });
    const sessions = await Promise.all(
      consultations.map((consultation) => this.sessions(period, consultation, context)),
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
      'When it is held in a period, earliest first, by the patterns that the source prints. Days on which the center is closed are left out. Null, with a BAD_USER_INPUT error, for a period that is reversed or longer than a year. 「開催日」',
  })
  @Directive('@listSize(assumedSize: 240)')
  async sessions(
    @Args(() => SessionPeriod) period: SessionPeriod,
    @Root() consultation: Consultation,
    @Ctx() context: SubgraphContext,
  ): Promise<ConsultationSession[]> {
    return findSessions(consultation, await this.center(consultation, context), period);
  }
}
