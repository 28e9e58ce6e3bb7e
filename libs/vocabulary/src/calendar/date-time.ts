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

/** Japan is nine hours ahead of UTC and has no summer time. */
const japanMs = 9 * 3_600_000;

/** An instant as a text with the offset of Japan: `2026-11-29T09:00:00.000+09:00`. */
export const japanTime = (instant: Date): string =>
  new Date(instant.getTime() + japanMs).toISOString().replace('Z', '+09:00');
