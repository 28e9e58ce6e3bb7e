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

  it('refers to events that it has', () => {
    const ofEvent = { sessions: [{ eventNumber: 1, start: day('2023-11-16') }] };
    expect(faults({ ...ofEvent, events: [{ number: 1, name: { ja: '安松中学校 2年生' } }] })).toEqual([]);
    expect(faults(ofEvent)).toEqual(['There is no event 1.']);
  });

  it('gives the day of the week as the source does, by one character', () => {
    expect(faults({ sessions: [{ start: { date: '2023-11-21', statedWeekday: '目' } }] })).toHaveLength(1);
  });
});
