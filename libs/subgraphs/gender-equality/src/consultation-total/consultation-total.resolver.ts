import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Consultation } from '../consultation/consultation.entity';
import { GenderEqualityCentre } from '../gender-equality-centre/gender-equality-centre.entity';
import { ConsultationTotal } from './consultation-total.entity';

@Resolver(() => ConsultationTotal)
export class ConsultationTotalResolver {
  @FieldResolver(() => GenderEqualityCentre, {
    description: 'The centre whose consultations are counted. 「センター」',
  })
  centre(@Root() total: ConsultationTotal, @Ctx() { load }: SubgraphContext): Promise<GenderEqualityCentre> {
    return load.existing(GenderEqualityCentre, total.centreId);
  }

  @FieldResolver(() => Int, {
    description:
      'Number of cases (件), computed as the sum of `counts` of its consultations in that fiscal year. 「件数(計算)」',
  })
  async computedCases(@Root() total: ConsultationTotal, @Ctx() { load }: SubgraphContext): Promise<number> {
    const consultations = await load.many(Consultation, 'centreId', total.centreId, { number: 'ASC' });
    return consultations
      .flatMap(({ counts }) => counts)
      .filter(({ date }) => date.text === total.date.text)
      .reduce((sum, { cases }) => sum + cases, 0);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the printed and the computed number are the same. 「一致」' })
  async agrees(@Root() total: ConsultationTotal, @Ctx() context: SubgraphContext): Promise<boolean> {
    return total.printedCases === (await this.computedCases(total, context));
  }
}
