import type { ResourceRequest } from '@tokorozawa/resources';
import { type Weekday, weekdayCharacter } from '@tokorozawa/vocabulary';
import { dateInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { allNodes, type Calendar, type Edited, inWords, revisionOfEdition, windowWords, type Words } from './calendar';
import type { CalendarEvent } from './calendar-file';
import { uidOf } from './uid';
import { chosenWindow, daysBefore, overlaps } from './window';

interface CourseDay {
  date: { day: string };
  statedWeekday: Weekday;
  weekday: Weekday;
  agrees: boolean;
}

interface CourseDates {
  eventNumber: number | null;
  occasion: string | null;
  start: CourseDay;
  end: CourseDay | null;
}

interface Course extends Edited {
  id: string;
  name: string;
  subtitle: string | null;
  url: string;
  lecturers: string | null;
  recruitment: CourseDates | null;
  sessions: CourseDates[];
  events: { number: number; name: string | null }[];
}

const courseDays = `query CourseDays($where: CenterCourseFilter, $after: String) {
  centerCourses(first: 100, after: $after, where: $where, orderBy: { field: DATE }) {
    nodes {
      id name subtitle url lecturers edition { fiscalYear }
      recruitment { ...dates }
      sessions { ...dates }
      events { number name }
    }
    pageInfo { hasNextPage endCursor }
  }
}
fragment dates on CourseDates { eventNumber occasion start { ...day } end { ...day } }
fragment day on CourseDay { date { day } statedWeekday weekday agrees }`;

/** The days of courses. */
export const courses: Calendar = {
  name: 'courses',
  title: { ja: '男女共同参画推進センターの学習・研修事業', en: 'Courses of the gender equality center' },
  about: {
    ja: '資料に載っている講座・催しの開催日と募集期間。資料の曜日が暦と合わない日は「仮」としています。',
    en: 'The days of the courses that the publication prints, and when entries were accepted. Days whose printed weekday is not that of the calendar are tentative.',
  },
  parameters: windowWords({
    ja: 'from と to を省くと、資料にあるすべてです。',
    en: 'Without "from" and "to", all that are printed.',
  }),
  async read(request) {
    const window = chosenWindow(request);
    // A course is found by its first day, and no course lasts longer than a fiscal year.
    const start = window.first && daysBefore(window.first, 366);
    const where = { between: { start, end: window.last } };
    const found = await allNodes<Course>((after) => request.ask(courseDays, { where, after }));
    return found
      .flatMap((course) => [
        ...(course.recruitment ? [datesOf(course, course.recruitment, 'entries', request)] : []),
        ...course.sessions.map((dates) => datesOf(course, dates, `event-${dates.eventNumber ?? 0}`, request)),
      ])
      .filter(({ when }) => 'first' in when && overlaps(window, when));
  },
};

function datesOf(
  course: Course,
  dates: CourseDates,
  part: string,
  { locale, addresses }: ResourceRequest,
): CalendarEvent {
  const { start, end, occasion, eventNumber } = dates;
  const event = course.events.find(({ number }) => number === eventNumber)?.name;
  const isRecruitment = part === 'entries';
  const what = isRecruitment ? inWords(locale, { ja: '募集', en: 'Entries' }) : (occasion ?? event);
  const doubts = [start, end].flatMap((day) => (day && !day.agrees ? wrongWeekday(day) : []));
  return {
    uid: uidOf(course.url, course.id, part, start.date.day),
    title: what ? inWords(locale, { ja: `${course.name}：${what}`, en: `${course.name}: ${what}` }) : course.name,
    description: [
      ...doubts.map((doubt) => inWords(locale, doubt)),
      ...[course.subtitle, course.lecturers].flatMap((text) => text ?? []),
    ],
    url: addresses.absolute(course.url),
    when: { first: start.date.day, last: (end ?? start).date.day },
    status: doubts.length > 0 ? 'TENTATIVE' : 'CONFIRMED',
    revision: revisionOfEdition(course),
  };
}

function wrongWeekday({ date, statedWeekday, weekday }: CourseDay): Words {
  const english = (day: string): string => day.charAt(0) + day.slice(1).toLowerCase();
  return {
    ja: `資料は${date.day}を${weekdayCharacter[statedWeekday]}曜日としていますが、暦では${weekdayCharacter[weekday]}曜日です。日か曜日が誤っています。`,
    en: `The publication calls ${dateInEnglish({ precision: 'DAY', earliest: date.day })} a ${english(statedWeekday)}, but by the calendar it is a ${english(weekday)}. The day or the weekday is wrong.`,
  };
}
