import { EditionArg, findEdition, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { PartialDate } from '@tokorozawa/vocabulary';
import { Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { SystemMilestone } from '../system-milestone/system-milestone.entity';
import { countByFiscalYear, EntriesInFiscalYear } from './entries-in-fiscal-year';
import { SystemChronology } from './system-chronology.entity';
import { areInOrder } from './system-chronology.order';

@Resolver(() => SystemChronology)
export class SystemChronologyResolver {
  @Query(() => SystemChronology, {
    nullable: true,
    description:
      'The chronology of the information systems (情報システム整備の沿革); its entries are `systemMilestones`. Null when it cannot be read.',
  })
  async systemChronology(
    @EditionArg() edition: string | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<SystemChronology> {
    return load.existing(SystemChronology, 'system-chronology', await findEdition(edition, load));
  }

  @FieldResolver(() => Int, {
    description:
      'How many entries it has, as they are read; `provenance` says which of them may not be one of its own. 「件数」',
  })
  async entryCount(@Root() chronology: SystemChronology, @Ctx() context: SubgraphContext): Promise<number> {
    return (await monthsOfEntries(chronology, context)).length;
  }

  @FieldResolver(() => PartialDate, {
    nullable: true,
    description: 'The month of its first entry; null when it has none. 「始まり」',
  })
  async start(@Root() chronology: SystemChronology, @Ctx() context: SubgraphContext): Promise<PartialDate | null> {
    return toDate((await monthsOfEntries(chronology, context)).at(0));
  }

  @FieldResolver(() => PartialDate, {
    nullable: true,
    description: 'The month of its last entry; null when it has none. 「終わり」',
  })
  async end(@Root() chronology: SystemChronology, @Ctx() context: SubgraphContext): Promise<PartialDate | null> {
    return toDate((await monthsOfEntries(chronology, context)).at(-1));
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether its entries, as they are read and in the order of the print, never go back in time. 「年月順」',
  })
  async inOrder(@Root() chronology: SystemChronology, @Ctx() context: SubgraphContext): Promise<boolean> {
    return areInOrder(await monthsOfEntries(chronology, context));
  }

  @FieldResolver(() => [EntriesInFiscalYear], {
    description:
      'How many entries fall into each fiscal year (年度), from the first to the last, the years without any included. An entry is whatever the city chose to name: the count says how often, not how much. 「年度別」',
  })
  @Directive('@listSize(assumedSize: 30)')
  async byFiscalYear(
    @Root() chronology: SystemChronology,
    @Ctx() context: SubgraphContext,
  ): Promise<EntriesInFiscalYear[]> {
    return countByFiscalYear(await monthsOfEntries(chronology, context));
  }
}

/** The months of the entries, in the order of the print. */
async function monthsOfEntries({ id }: SystemChronology, { load }: SubgraphContext): Promise<string[]> {
  const entries = await load.many(SystemMilestone, 'chronologyId', id, { number: 'ASC' });
  return entries.map(({ firstMonth }) => firstMonth);
}

const toDate = (month: string | undefined): PartialDate | null => (month ? new PartialDate(month) : null);
