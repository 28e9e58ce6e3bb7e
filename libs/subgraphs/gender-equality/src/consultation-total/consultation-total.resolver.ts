import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Consultation } from '../consultation/consultation.entity';
import { GenderEqualityCenter } from '../gender-equality-center/gender-equality-center.entity';
import { ConsultationTotal } from './consultation-total.entity';

@Resolver(() => ConsultationTotal)
export class ConsultationTotalResolver {
  @FieldResolver(() => GenderEqualityCenter, {
    description: 'The center whose consultations are counted. 「センター」',
  })
  center(@Root() total: ConsultationTotal, @Ctx() { load }: SubgraphContext): Promise<GenderEqualityCenter> {
    return load.existing(GenderEqualityCenter, total.centerId);
  }

  @FieldResolver(() => Int, {
    description:
      'Number of cases (件), computed as the sum of `counts` of its consultations in that fiscal year. 「件数(計算)」',
  })
  async computedCases(@Root() total: ConsultationTotal, @Ctx() { load }: SubgraphContext): Promise<number> {
    const consultations = await load.many(Consultation, 'centerId', total.centerId, { number: 'ASC' });
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
