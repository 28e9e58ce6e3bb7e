import {
  FiscalYearPeriod,
  fiscalYearPeriod,
  isoDate,
  type LocalizedText,
  localizedText,
  PartialDate,
  partialDate,
} from '@tokorozawa/vocabulary';
import { z } from 'zod';
import type { EventRule } from '../definition/event-rule';
import { Property, valueOf } from '../entity/property';
import { RecordEntity } from '../entity/record-entity';
import { datesOf, type PartsOfRecord } from './record-dates';
import type { RecordDate } from './record-description';

class Day {
  @Property(partialDate, 'The day.')
  date!: PartialDate;
}

class Step {
  @Property(partialDate, 'When it happened.')
  date!: PartialDate;

  @Property(localizedText, 'What happened.')
  event!: LocalizedText;
}

class Meeting {
  @Property(localizedText.optional(), 'What it is for.')
  occasion?: LocalizedText | null;

  @Property(valueOf(Day), 'The first day.')
  start!: Day;

  @Property(valueOf(Day).optional(), 'The last day.')
  end?: Day | null;
}

class Bridge extends RecordEntity {
  @Property(localizedText, 'Its name.')
  name!: LocalizedText;

  @Property(partialDate.optional(), 'When it was opened.')
  date!: PartialDate | null;

  @Property(fiscalYearPeriod.optional(), 'For how long it is planned.')
  period!: FiscalYearPeriod | null;

  @Property(z.array(valueOf(Step)).default([]), 'How it came about.')
  steps!: Step[];

  @Property(z.array(valueOf(Meeting)).default([]), 'What took place on it.')
  meetings!: Meeting[];
}

const parts: PartsOfRecord = new Map();

function dates(type: new () => RecordEntity, values: object, events?: EventRule<never>): RecordDate[] {
  const record = Object.assign(new type(), values);
  return datesOf({ entity: type, parts: [], events: events as never }, record, parts);
}

const text = (ja: string) => ({ ja });
const day = (date: string) => ({ date: { text: date } });

test('a record states dates in its properties and in the parts that it stores, which say what happened', () => {
  expect(
    dates(Bridge, {
      date: new PartialDate('1988'),
      steps: [
        { date: { text: '1965' }, event: text('計画が始まる') },
        { date: { text: '2019 平成' }, event: text('改修') },
      ],
    }),
  ).toEqual([
    {
      key: 'date/1988',
      field: 'date',
      date: '1988',
      end: null,
      earliest: '1988-01-01',
      latest: '1988-12-31',
      precision: 'YEAR',
      text: null,
      isEvent: true,
      repeats: null,
    },
    expect.objectContaining({ key: 'steps.date/1965', field: 'steps.date', text: text('計画が始まる') }),
    expect.objectContaining({ key: 'steps.date/2019', date: '2019 平成', earliest: '2019-01-01', text: text('改修') }),
  ]);
});

test('several days last until the last of them, and a period begins in its first fiscal year', () => {
  expect(
    dates(Bridge, {
      period: { start: 2019, end: 2028 },
      meetings: [{ start: day('2023-11-12'), end: day('2023-11-25') }, { start: day('2023-11-19') }],
    }),
  ).toEqual([
    expect.objectContaining({
      key: 'period/2019FY',
      date: '2019FY',
      end: '2028FY',
      earliest: '2019-04-01',
      latest: '2020-03-31',
      precision: 'FISCAL_YEAR',
    }),
    expect.objectContaining({
      key: 'meetings.start.date/2023-11-12',
      end: '2023-11-25',
      earliest: '2023-11-12',
      latest: '2023-11-25',
    }),
    expect.objectContaining({ key: 'meetings.start.date/2023-11-19', end: null, latest: '2023-11-19' }),
  ]);
  class Fair extends RecordEntity {
    @Property(partialDate, 'The first day.')
    date!: PartialDate;

    @Property(isoDate.optional(), 'The last day.')
    endDate!: string | null;
  }
  expect(dates(Fair, { date: new PartialDate('2026-01-10'), endDate: '2026-02-01' })).toEqual([
    expect.objectContaining({ key: 'date/2026-01-10', end: '2026-02-01', latest: '2026-02-01' }),
  ]);
});

test('a day that a record states of itself and in one of its parts is one date, and the same month or year is not', () => {
  const steps = [
    { date: { text: '1966' }, event: text('話が起こる') },
    { date: { text: '1966-05-06' }, event: text('開通') },
  ];
  expect(dates(Bridge, { date: new PartialDate('1966-05-06'), steps })).toEqual([
    expect.objectContaining({ key: 'date/1966-05-06', text: text('開通') }),
    expect.objectContaining({ key: 'steps.date/1966', text: text('話が起こる') }),
  ]);
  expect(dates(Bridge, { date: new PartialDate('1966'), steps }).map(({ key }) => key)).toEqual([
    'date/1966',
    'steps.date/1966',
    'steps.date/1966-05-06',
  ]);
});

test('two things of one day in one field have keys of their own', () => {
  const meetings = ['朝', '夕'].map((ja) => ({ occasion: text(ja), start: day('2023-11-12') }));
  expect(dates(Bridge, { meetings }).map(({ key, text }) => [key, text])).toEqual([
    ['meetings.start.date/2023-11-12', text('朝')],
    ['meetings.start.date/2023-11-12/2', text('夕')],
  ]);
});

test('a computed date counts only if the record states no date of an event', () => {
  class Plan extends RecordEntity {
    @Property(partialDate.optional(), 'When it was drawn up.')
    adopted!: PartialDate | null;

    @Property(partialDate.optional(), 'When the first of its series was drawn up.')
    first!: PartialDate | null;

    get date(): PartialDate {
      return new PartialDate('2006');
    }
  }
  const rule = { except: ['first'] };
  const fieldsOfEvents = (values: object) =>
    dates(Plan, values, rule).flatMap(({ field, isEvent }) => (isEvent ? [field] : []));
  expect(fieldsOfEvents({ adopted: new PartialDate('2003-03'), first: new PartialDate('2003') })).toEqual(['adopted']);
  expect(fieldsOfEvents({ adopted: null, first: new PartialDate('2003') })).toEqual(['date']);
});

test('a concept says which dates are no events, which records do not take place, and what a record tells again', () => {
  const date = new PartialDate('2024-04-01');
  expect(dates(Bridge, { date }, { except: ['date'] })).toMatchObject([{ key: 'date/2024-04-01', isEvent: false }]);
  expect(dates(Bridge, { date }, { takesPlace: () => false })).toMatchObject([{ isEvent: false }]);
  const rule = { repeats: 'councilId' } as EventRule<never>;
  expect(dates(Bridge, { date, councilId: 'council-1' }, rule)).toMatchObject([{ repeats: 'council-1' }]);
  expect(dates(Bridge, { date, councilId: null }, rule)).toMatchObject([{ repeats: null }]);
});

test('the parts of a concept that stand in a table of their own state dates of the record', () => {
  class Relay extends Day {
    id!: string;
  }
  const relays = [Object.assign(new Relay(), { date: new PartialDate('2023-06') })];
  const concept = {
    entity: Bridge,
    parts: [{ entity: Relay, shown: { field: 'relays', parent: 'id' as const }, records: () => [] }],
    events: undefined,
  };
  expect(datesOf(concept, new Bridge(), new Map([['relays', relays]]))).toMatchObject([{ key: 'relays.date/2023-06' }]);
});
