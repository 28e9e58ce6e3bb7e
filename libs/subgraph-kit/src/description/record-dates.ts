import { FiscalYearPeriod, type LocalizedText, PartialDate } from '@tokorozawa/vocabulary';
import type { Concept } from '../definition/concept';
import { presentationOf } from '../entity/presentation';
import { propertiesOf } from '../entity/property';
import type { RecordDate } from './record-description';

type Values = Record<string, unknown>;

/** The records of the parts of a concept that stand in tables of their own, by the GraphQL fields that show them. */
export type PartsOfRecord = ReadonlyMap<string, object[]>;

/**
 * Lists the dates that a record states, at any depth, in the order of its properties. A computed `date` is among them only
 * if the record states no date of an event: otherwise it is computed from one of those.
 */
export function datesOf(
  { entity, parts, events }: Pick<Concept, 'entity' | 'parts' | 'events'>,
  record: object,
  ofParts: PartsOfRecord,
): RecordDate[] {
  const { except = [], repeats } = events ?? {};
  const values = record as Values;
  const inParts = parts.flatMap(({ entity: type, shown }) =>
    shown ? (ofParts.get(shown.field) ?? []).flatMap((row) => datesIn(type, row as Values, [shown.field], null)) : [],
  );
  const stated = [...datesIn(entity, values, [], null), ...inParts];
  const isExcepted = ({ path }: StatedDate): boolean => except.includes(path.join('.'));
  const { date: computed } = values;
  if (computed instanceof PartialDate && stated.every((date) => isExcepted(date) && date.path[0] !== 'date')) {
    stated.push({ path: ['date'], date: computed, end: null, isPeriod: false, text: null });
  }
  const takesPlace = events?.takesPlace?.(values) ?? true;
  const keys = new Set<string>();
  return withoutRepetition(stated).map((date) => ({
    key: uniqueKey(date, keys),
    field: date.path.join('.'),
    date: date.date.text,
    end: date.end?.text ?? null,
    earliest: date.date.earliest,
    latest: (date.isPeriod ? date.date : (date.end ?? date.date)).latest,
    precision: date.date.precision,
    text: date.text,
    isEvent: takesPlace && !isExcepted(date),
    repeats: repeats ? (values[repeats] as string | null) : null,
  }));
}

interface StatedDate {
  path: string[];
  date: PartialDate;
  end: PartialDate | null;
  isPeriod: boolean;
  text: LocalizedText | null;
}

/** The property with the last of several days, by that with the first. */
const lastOf: Record<string, string> = { start: 'end', date: 'endDate' };

/** The properties in which a part of a record says what happens. The name of the whole record says what it is. */
const wordsOfPart = ['event', 'occasion', 'name'];
const wordsOfRecord = ['event'];

function datesIn(
  type: abstract new (...args: never[]) => unknown,
  values: Values,
  path: string[],
  outerText: LocalizedText | null,
): StatedDate[] {
  const properties = propertiesOf(type);
  const words = path.length > 0 ? wordsOfPart : wordsOfRecord;
  const name = words.find((property) => properties.has(property) && values[property]);
  const text = name === undefined ? outerText : (values[name] as LocalizedText);
  const first = Object.keys(lastOf).find((property) => properties.has(property));
  const last = first && lastOf[first];
  return [...properties].flatMap(([property, { shape }]) => {
    if (property === last) return [];
    const dates = datesInValue(presentationOf(shape).field, values[property], [...path, property], text);
    const end = property === first && last ? textOfDay(values[last]) : undefined;
    return end === undefined ? dates : dates.map((date) => ({ ...date, end: new PartialDate(end) }));
  });
}

function datesInValue(field: unknown, value: unknown, path: string[], text: LocalizedText | null): StatedDate[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(field)) return (value as unknown[]).flatMap((item) => datesInValue(field[0], item, path, text));
  if (field === PartialDate) {
    const date = new PartialDate((value as PartialDate).text);
    return [{ path, date, end: null, isPeriod: false, text }];
  }
  if (field === FiscalYearPeriod) {
    const { start, end } = value as FiscalYearPeriod;
    const [date, last] = [new PartialDate(`${start}FY`), new PartialDate(`${end}FY`)];
    return [{ path, date, end: start === end ? null : last, isPeriod: true, text }];
  }
  if (typeof field !== 'function' || typeof value !== 'object') return [];
  return datesIn(field as new () => unknown, value as Values, path, text);
}

/** A day, which may stand in an object that says more about it. */
function textOfDay(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : undefined;
  const { text, date } = value as { text?: string; date?: { text: string } };
  return text ?? date?.text;
}

/**
 * A day that a record states of itself and once more in one of its parts is one event, which the part puts into words. A
 * part that states the same month or year may tell of something else.
 */
function withoutRepetition(dates: StatedDate[]): StatedDate[] {
  const kept: StatedDate[] = [];
  const repeated = new Set<StatedDate>();
  for (const date of dates) {
    const same = kept.find(
      (other) => !repeated.has(other) && other.path.length < date.path.length && areSameDays(other, date),
    );
    if (!same) {
      kept.push({ ...date });
      continue;
    }
    repeated.add(same);
    same.text ??= date.text;
  }
  return kept;
}

const areSameDays = (one: StatedDate, other: StatedDate): boolean =>
  one.date.day !== null && one.date.day === other.date.day && one.end?.text === other.end?.text;

/** A date of the era that the source prints has a key without the era, so that a correction of the era keeps it. */
function uniqueKey({ path, date }: StatedDate, keys: Set<string>): string {
  const key = `${path.join('.')}/${date.text.split(' ')[0]}`;
  let unique = key;
  for (let number = 2; keys.has(unique); number++) unique = `${key}/${number}`;
  keys.add(unique);
  return unique;
}
