import { PartialDate, Weekday } from '@tokorozawa/vocabulary';
import { CourseDay, courseDates } from './course-dates';

const day = (statedWeekday: Weekday): CourseDay =>
  Object.assign(new CourseDay(), { date: new PartialDate('2023-09-17'), statedWeekday });

describe('a day of a course', () => {
  it('knows its day of the week by the calendar', () => {
    expect(day(Weekday.SUNDAY).weekday).toBe(Weekday.SUNDAY);
    expect(day(Weekday.SUNDAY).agrees).toBe(true);
  });

  it('does not agree when the source gives another', () => {
    expect(day(Weekday.MONDAY).agrees).toBe(false);
  });

  it('is known to the day', () => {
    const start = { date: '2023-09', statedWeekday: 'SUNDAY' };
    expect(courseDates.safeParse({ start }).error?.issues[0]?.message).toBe('Give the day.');
  });
});
