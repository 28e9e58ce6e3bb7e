/** A day, or the first and the last of several. */
interface Days {
  start: { date: string };
  end?: { date: string } | null;
}

/** The dated properties of a course: the recruitment of entries and the sessions. */
interface Dated {
  recruitment?: Days | null;
  sessions: Days[];
}

/** Lists the days of a course as `YYYY-MM-DD`, earliest first. Of several consecutive days it lists the first and the last. */
export function listDays({ recruitment, sessions }: Dated): string[] {
  const dates = recruitment ? [recruitment, ...sessions] : sessions;
  return dates.flatMap(({ start, end }) => (end ? [start.date, end.date] : [start.date])).sort();
}
