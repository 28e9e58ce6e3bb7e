/** A day, or the first and the last of several. */
interface Days {
  start: { date: string };
  end?: { date: string } | null;
}

/** What of a course has a date: the taking of entries, and its sessions. */
interface Dated {
  recruitment?: Days | null;
  sessions: Days[];
}

/** Every day that a course names as `YYYY-MM-DD`, earliest first; of several days on end the first and the last. */
export function daysOf({ recruitment, sessions }: Dated): string[] {
  const dates = recruitment ? [recruitment, ...sessions] : sessions;
  return dates.flatMap(({ start, end }) => (end ? [start.date, end.date] : [start.date])).sort();
}
