import type { Check } from './concept';

/** Makes a check that values, in the order of the print, never decrease: dates as `YYYY-MM-DD` or their beginnings. */
export function orderCheck(check: Omit<Check, 'printed' | 'computed'>, values: string[]): Check {
  return { ...check, printed: values.join(' '), computed: [...values].sort().join(' ') };
}
