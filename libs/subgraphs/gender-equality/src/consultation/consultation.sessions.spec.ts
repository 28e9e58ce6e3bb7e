import { valueOf } from '@tokorozawa/subgraph-kit';
import { addDays, midnight, PartialDate } from '@tokorozawa/vocabulary';
import { openingOn } from '../gender-equality-center/center-opening.rule';
import { Consultation, ConsultationPattern } from './consultation.entity';
import { findSessions } from './consultation.sessions';

const furatto = { date: new PartialDate('1995-04'), openingHours: { start: '09:00', end: '21:30' } };
const hours = { start: '10:00', end: '16:00', durationMinutes: 360 };
const fiscalYear2024 = { start: '2024-04-01', end: '2025-03-31' };

const held = (...recurrences: string[]): Consultation =>
  Object.assign(new Consultation(), { patterns: recurrences.map((recurrence) => ({ recurrence, hours })) });

const days = (consultation: Consultation, start: string, end: string): string[] =>
  findSessions(consultation, furatto, { start, end }).map(({ date }) => date.text);

/** Every day of a fiscal year that is of such a weekday (0 is Sunday) and week of its month, and on which the center is not closed. */
function reckoned(isHeld: (weekday: number, week: number) => boolean): string[] {
  return Array.from({ length: 365 }, (_, day) => addDays(fiscalYear2024.start, day)).filter(
    (date) =>
      isHeld(midnight(date).getUTCDay(), Math.ceil(Number(date.slice(8)) / 7)) &&
      openingOn(date, furatto).open !== false,
  );
}

describe('a consultation', () => {
  it('that is held on some days of every week drops the holidays among them', () => {
    const wednesdays = held('FREQ=WEEKLY;BYDAY=WE');
    expect(days(wednesdays, '2026-04-20', '2026-05-20')).toEqual(['2026-04-22', '2026-05-13', '2026-05-20']);
  });

  it('that is held on some weeks of every month counts them from the first of the month', () => {
    const tuesdays = held('FREQ=MONTHLY;BYDAY=2TU,4TU');
    expect(days(tuesdays, '2024-06-10', '2024-07-31')).toEqual([
      '2024-06-11',
      '2024-06-25',
      '2024-07-09',
      '2024-07-23',
    ]);
  });

  it('of several patterns lists its days in order', () => {
    const both = held('FREQ=MONTHLY;BYDAY=4FR', 'FREQ=MONTHLY;BYDAY=1TU,3TU,4TU');
    expect(days(both, '2024-06-01', '2024-06-30')).toEqual(['2024-06-04', '2024-06-18', '2024-06-25', '2024-06-28']);
  });

  it.each<[string, (weekday: number, week: number) => boolean]>([
    ['FREQ=WEEKLY;BYDAY=MO,WE,FR,SA', (weekday) => [1, 3, 5, 6].includes(weekday)],
    ['FREQ=MONTHLY;BYDAY=1TU,3TU,4TU', (weekday, week) => weekday === 2 && [1, 3, 4].includes(week)],
    ['FREQ=MONTHLY;BYDAY=4FR', (weekday, week) => weekday === 5 && week === 4],
  ])('held by %s has the days of a whole year that can be counted on a calendar', (recurrence, isHeld) => {
    const { start, end } = fiscalYear2024;
    expect(days(held(recurrence), start, end)).toEqual(reckoned(isHeld));
  });

  it('is uncertain at the turn of the year, and says so', () => {
    const sessions = findSessions(held('FREQ=WEEKLY;BYDAY=MO'), furatto, { start: '2024-12-23', end: '2025-01-06' });
    expect(sessions.map(({ date, opening }) => [date.text, opening.open])).toEqual([
      ['2024-12-23', true],
      ['2024-12-30', null],
      ['2025-01-06', true],
    ]);
  });

  it('is uncertain where public holidays are not known', () => {
    const sessions = findSessions(held('FREQ=WEEKLY;BYDAY=MO'), furatto, { start: '2050-12-19', end: '2051-01-09' });
    expect(sessions.map(({ date, opening }) => [date.text, opening.open])).toEqual([
      ['2050-12-19', true],
      ['2050-12-26', true],
      ['2051-01-02', null],
      ['2051-01-09', null],
    ]);
  });

  it('was not held before the center was founded', () => {
    const wednesdays = held('FREQ=WEEKLY;BYDAY=WE');
    expect(days(wednesdays, '1995-03-20', '1995-04-10')).toEqual(['1995-04-05']);
    expect(days(wednesdays, '0001-01-01', '0001-12-31')).toEqual([]);
  });

  it('may have none in a period of a single day', () => {
    const wednesdays = held('FREQ=WEEKLY;BYDAY=WE');
    expect(days(wednesdays, '2024-06-05', '2024-06-05')).toEqual(['2024-06-05']);
    expect(days(wednesdays, '2024-06-06', '2024-06-06')).toEqual([]);
  });

  it('is asked for by a period with both ends', () => {
    const open = '"between" has no start or no end. Give both, such as { start: "2024-07", end: "2024-07" }.';
    const mondays = held('FREQ=WEEKLY;BYDAY=MO');
    expect(() => findSessions(mondays, furatto, { start: '2024-07' })).toThrow(open);
    expect(() => findSessions(mondays, furatto, { end: '2024-07', start: null })).toThrow(open);
  });

  it.each([
    ['2024-06-02', '2024-06-01', '"between" starts on 2024-06-02, after its end on 2024-06-01. Exchange the two.'],
    [
      '2024-01-01',
      '2025-01-01',
      'The period from 2024-01-01 to 2025-01-01 has 367 days; at most 366 are allowed. Ask for a year at a time.',
    ],
  ])('is refused from %s to %s', (from, to, message) => {
    expect(() => days(held('FREQ=MONTHLY;BYDAY=4FR'), from, to)).toThrow(message);
  });
});

describe('a recurrence in the data file', () => {
  const pattern = (recurrence: string) =>
    valueOf(ConsultationPattern).safeParse({
      days: { ja: '毎週' },
      recurrence,
      hours: { start: '10:00', end: '16:00' },
    });

  it.each(['FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=MO,WE,FR,SA', 'FREQ=MONTHLY;BYDAY=2TU,4TU'])(
    'may be %s',
    (recurrence) => {
      expect(pattern(recurrence).success).toBe(true);
    },
  );

  it.each(['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=WEEKLY;BYDAY=2TU', 'FREQ=MONTHLY;BYDAY=TU', 'every Monday'])(
    'may not be %s',
    (recurrence) => {
      expect(pattern(recurrence).error?.issues[0]?.message).toMatch(/^Give the days like /);
    },
  );
});
