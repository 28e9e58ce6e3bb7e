import { centerCourseRow } from './center-course.row';

const day = (date: string) => ({ date, statedWeekday: 'SATURDAY' });
const course = {
  id: 'course-2023-photo-contest',
  fiscalYear: 2023,
  number: 3,
  name: { ja: 'みんなの子育てフォトコンテスト' },
  recruitment: { start: day('2023-07-01'), end: day('2023-10-15') },
  sessions: [{ start: day('2023-11-21') }],
  attendances: [{ count: 39, unit: 'WORKS', counted: { ja: '応募作品' } }],
};

const faults = (changes: object): string[] =>
  centerCourseRow.safeParse({ ...course, ...changes }).error?.issues.map(({ message }) => message) ?? [];

describe('a course in the data file', () => {
  it('lasts from its first day, recruitment included, to its last', () => {
    expect(centerCourseRow.parse(course)).toMatchObject({ startsOn: '2023-07-01', endsOn: '2023-11-21' });
    expect(centerCourseRow.parse({ ...course, recruitment: undefined })).toMatchObject({ startsOn: '2023-11-21' });
  });

  it('has all its days in its fiscal year', () => {
    expect(faults({ sessions: [{ start: day('2024-03-31') }] })).toEqual([]);
    expect(faults({ sessions: [{ start: day('2024-04-01') }] })).toEqual(['2024-04-01 is in another fiscal year.']);
  });

  it('ends after it starts', () => {
    expect(faults({ sessions: [{ start: day('2023-11-25'), end: day('2023-11-12') }] })).toEqual([
      'The last day does not come after the first.',
    ]);
  });

  it('has the days and the numbers of its events', () => {
    const event = {
      number: 2,
      name: { ja: '美原中学校 2年生' },
      sessions: [{ start: day('2023-12-06') }],
      attendances: [{ count: 240, unit: 'PEOPLE', counted: { ja: '参加者' } }],
    };
    const days = { recruitment: undefined, sessions: undefined };
    expect(centerCourseRow.parse({ ...course, ...days, attendances: undefined, events: [event] })).toMatchObject({
      startsOn: '2023-12-06',
      sessions: [{ eventNumber: 2 }],
      attendances: [{ eventNumber: 2, eventName: event.name, count: 240 }],
      events: [{ number: 2, sessions: [{ eventNumber: 2 }], attendances: [{ count: 240 }] }],
    });
    expect(faults(days)).toEqual(['Give the sessions of the course or of its events.']);
  });

  it('has the days of an event in the event alone', () => {
    expect(faults({ sessions: [{ eventNumber: 1, start: day('2023-11-16') }] })).toEqual([
      'Put the days and the numbers of an event into the event itself, without its number.',
    ]);
  });

  it('gives the day of the week as the source does, by one character', () => {
    expect(faults({ sessions: [{ start: { date: '2023-11-21', statedWeekday: '目' } }] })).toHaveLength(1);
  });
});
