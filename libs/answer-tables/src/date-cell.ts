import { type AnswerField } from './shape';
import { type Language } from './label';

/** A field that holds a date of the graph, of which a query selects one or several parts. */
export const isDate = ({ type, isList }: AnswerField): boolean => type?.name === 'PartialDate' && !isList;

/** The parts that say the same date, the finest first. A table shows them in one column. */
const isoParts = ['day', 'month', 'year', 'fiscalYear'];

/** The selected parts of a date that a table shows in one cell, and those that have columns of their own. */
export function splitDate({ fields }: AnswerField): { together: AnswerField[]; apart: AnswerField[] } {
  const hasIsoPart = fields.some(({ name }) => isoParts.includes(name));
  // The finest of the parts says how precise the date is.
  const inCell = [...isoParts, 'era', ...(hasIsoPart ? ['precision'] : [])];
  const together = fields.filter(({ name }) => inCell.includes(name));
  return { together, apart: fields.filter((field) => !together.includes(field)) };
}

/** A date in a cell. As a string it is what rows are sorted and drawn by. */
export class DateCell {
  private constructor(
    private readonly iso: string | undefined,
    private readonly isFiscalYear: boolean,
    private readonly era: string | undefined,
  ) {}

  /** Reads the value of a date field; null and undefined remain. */
  static from(value: unknown, field: AnswerField): DateCell | null | undefined {
    if (value === null || value === undefined) return value;
    const part = (name: string): unknown => {
      const selected = field.fields.find((each) => each.name === name);
      return selected && (value as Record<string, unknown>)[selected.key];
    };
    const finest = isoParts.find((name) => part(name) !== null && part(name) !== undefined);
    const era = part('era');
    return new DateCell(
      finest && String(part(finest)),
      finest === 'fiscalYear',
      typeof era === 'string' ? era : undefined,
    );
  }

  /** The date in both calendars, as far as the query selects them: "平成4年4月20日(1992-04-20)". */
  text(language: Language): string {
    const { iso, era, isFiscalYear } = this;
    if (!iso) return era ?? '';
    if (language === 'ja') {
      const western = isFiscalYear ? `${iso}年度` : iso;
      return era ? `${era}(${western})` : western;
    }
    const western = isFiscalYear ? `FY${iso}` : iso;
    return era ? `${western} (${era})` : western;
  }

  toString(): string {
    return this.iso ?? this.era ?? '';
  }
}
