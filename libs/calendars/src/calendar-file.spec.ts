import { Locale } from '@tokorozawa/vocabulary';
import { type CalendarEvent, writeCalendar } from './calendar-file';

const events = Array.from({ length: 50 }, (_, index): CalendarEvent => ({
  uid: `event-${index}@example`,
  title: `${index}`,
  description: [],
  url: 'https://x.example/',
  when: { first: '2026-12-01', last: '2026-12-01' },
  status: 'CONFIRMED',
  revision: { stamp: '2026-04-01T00:00:00Z' },
}));
const content = { name: 'n', about: 'a', source: 'https://x.example/c.ics', locale: Locale.JA, events };

test('a calendar that is written in pieces has each event once, and one head and one end', async () => {
  const text = await writeCalendar(content, () => false);
  expect([...text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid)).toEqual(events.map(({ uid }) => uid));
  for (const line of ['BEGIN:VCALENDAR', 'BEGIN:VTIMEZONE', 'END:VCALENDAR']) expect(text.split(line)).toHaveLength(2);
  expect(text).toMatch(/END:VEVENT\r\nEND:VCALENDAR\r\n$/);
});

test('a calendar for which nobody waits is no shorter calendar', async () => {
  await expect(writeCalendar(content, () => true)).rejects.toThrow('The caller has stopped waiting.');
});
