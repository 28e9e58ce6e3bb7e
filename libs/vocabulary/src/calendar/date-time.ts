import { defineScalar } from '../scalar/scalar';
import { problemWithDate } from './date';

const pattern =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$/;
const hint = 'give an instant such as "2026-11-29T09:00:00+09:00".';

function problemWithDateTime(value: unknown): string | undefined {
  const day = typeof value === 'string' ? pattern.exec(value)?.[1] : undefined;
  return day === undefined ? hint : problemWithDate(day);
}

/** The GraphQL scalar DateTime. Its values are texts; {@link japanTime} makes them. */
export const GraphQLDateTime = defineScalar<string>({
  name: 'DateTime',
  description:
    'An instant with its offset from UTC, such as "2026-11-29T09:00:00.000+09:00". Answers have the offset of Japan.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  problemWith: problemWithDateTime,
  read: (value) => ({ value }),
}).scalar;

const hour = 3_600_000;

/** Midnight in Japan by standard time, nine hours ahead of UTC. */
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+09:00`);

/** Japan had summer time, an hour ahead of standard time, in four years and never else. */
const summers = [
  ['1948-05-02', '1948-09-12'],
  ['1949-04-03', '1949-09-11'],
  ['1950-05-07', '1950-09-10'],
  ['1951-05-06', '1951-09-09'],
].map((days) => days.map(midnight) as [number, number]);

const lastSummerEnded = midnight('1951-09-09');

/** How many hours clocks in Japan were ahead of UTC at an instant. */
function hoursAhead(instant: number): 9 | 10 {
  if (instant >= lastSummerEnded) return 9;
  return summers.some(([from, until]) => instant >= from && instant < until) ? 10 : 9;
}

/** An instant as a text with the offset of Japan: `2026-11-29T09:00:00.000+09:00`, `1949-07-01T10:00:00.000+10:00`. */
export function japanTime(instant: Date): string {
  const hours = hoursAhead(instant.getTime());
  const offset = hours === 10 ? '+10:00' : '+09:00';
  return new Date(instant.getTime() + hours * hour).toISOString().replace('Z', offset);
}

/**
 * The instant at which clocks in Japan showed a time. At the end of a summer they showed an hour twice, of which this is the
 * first.
 * @param time as HH:MM; 24:00 is the next midnight
 */
export function instantInJapan(day: string, time: string): Date {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const standard = midnight(day) + hours * hour + minutes * 60_000;
  return new Date(hoursAhead(standard - hour) === 10 ? standard - hour : standard);
}
