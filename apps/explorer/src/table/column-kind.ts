import { type Part } from '../answer/shape';

/** What a column can serve for in a picture: to be measured, to date, or to name. */
export type ColumnKind = 'measure' | 'time' | 'text';

const timeTypes = new Set(['Date', 'YearMonth', 'FiscalYear']);

/** Numbers that name or place something, rather than measure it. */
const naming = /(^|[a-z])(year|number|line|lines|order|ordinal|code|floor)$/i;

export function kindOf({ name, of, list }: Part): ColumnKind {
  if (!list && (timeTypes.has(of?.name ?? '') || /(^y|Y)ear$/.test(name))) return 'time';
  return !list && isNumber(of?.name) && !naming.test(name) ? 'measure' : 'text';
}

/** Whether its numbers are written without separators of thousands: 2024 is a year, 2,024 a number of people. */
export const namesSomething = ({ name, of }: Part): boolean => of?.name === 'FiscalYear' || naming.test(name);

/** Whether it is set flush right, digit below digit. */
export const isNumeric = ({ of, list }: Part): boolean => !list && (isNumber(of?.name) || of?.name === 'FiscalYear');

const isNumber = (type: string | undefined): boolean => type === 'Int' || type === 'Float';
