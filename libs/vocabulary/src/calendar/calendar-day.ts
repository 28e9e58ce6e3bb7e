import { midnight } from './date';

const dayMs = 86_400_000;

/** The day of an instant that {@link midnight} or arithmetic in UTC gave. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** Adds days to a date: `addDays('2024-03-01', -1)` → `2024-02-29`. */
export function addDays(date: string, days: number): string {
  return dayOf(new Date(midnight(date).getTime() + days * dayMs));
}

/** Counts the days of a period, including the first and the last. The count is 0 or less if the period ends before it starts. */
export function daysFromTo(from: string, to: string): number {
  return (midnight(to).getTime() - midnight(from).getTime()) / dayMs + 1;
}
