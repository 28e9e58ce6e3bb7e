import { fiscalYearOf, PartialDate } from '@tokorozawa/vocabulary';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How many entries of the chronology (沿革) fall into a fiscal year.' })
export class EntriesInFiscalYear {
  @Field(() => PartialDate, { description: 'The fiscal year (年度).' })
  readonly date: PartialDate;

  @Field(() => Int, { description: 'The number of entries; 0 when there are none. 「件数」' })
  readonly entries: number;

  constructor(fiscalYear: number, entries: number) {
    this.date = new PartialDate(`${fiscalYear}FY`);
    this.entries = entries;
  }
}

/**
 * The number of entries in each fiscal year, from that of the earliest to that of the latest, the empty years included.
 *
 * @param months those of the entries, as `YYYY-MM`
 */
export function countByFiscalYear(months: string[]): EntriesInFiscalYear[] {
  if (months.length === 0) return [];
  const years = months.map((month) => fiscalYearOf(`${month}-01`));
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => {
    const fiscalYear = first + index;
    return new EntriesInFiscalYear(fiscalYear, years.filter((year) => year === fiscalYear).length);
  });
}
