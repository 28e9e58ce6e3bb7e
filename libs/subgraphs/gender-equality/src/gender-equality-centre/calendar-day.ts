const dayMs = 86_400_000;
const thursday = 4;

/** The instant at which a day begins in UTC: only for reckoning in UTC, so that no day is shifted. */
export function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** The day of an instant that {@link midnight} or reckoning in UTC gave. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** So many days later, or earlier: `addDays('2024-03-01', -1)` → `2024-02-29`. */
export function addDays(date: string, days: number): string {
  return dayOf(new Date(midnight(date).getTime() + days * dayMs));
}

/** How many days a period has, the first and the last included; 0 or less when it ends before it starts. */
export function daysFromTo(from: string, to: string): number {
  return (midnight(to).getTime() - midnight(from).getTime()) / dayMs + 1;
}

export function isThursday(date: string): boolean {
  return midnight(date).getUTCDay() === thursday;
}
