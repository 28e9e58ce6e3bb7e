import { CourseDay } from './course-dates';

describe('a day of a course', () => {
  const sunday = Object.assign(new CourseDay(), { date: '2023-09-17', statedWeekday: '日' });

  it('knows its day of the week by the calendar', () => {
    expect(sunday.weekday).toEqual({ ja: '日曜日', en: 'Sunday' });
    expect(sunday.agrees).toBe(true);
  });

  it('does not agree when the source gives another', () => {
    expect(Object.assign(new CourseDay(), { date: '2023-09-17', statedWeekday: '月' }).agrees).toBe(false);
  });
});
