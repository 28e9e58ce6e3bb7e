import { enterRecords } from '../testing/entered-records';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { readCalendar } from '../testing/read-calendar';

/** In milliseconds, between the time of the machine and that of the test. */
let shift = 0;
const realNow = Date.now.bind(Date);

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity(undefined, { hasServices: true });
  gateway = await openTestGateway({ colocated: city.subgraphs, responseCache: { megabytes: 8, url: undefined } });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});
beforeEach(() => {
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + shift);
});
afterEach(() => {
  shift = 0;
  jest.restoreAllMocks();
});

const names = [
  'center-open-days',
  'consultations',
  'courses',
  'joint-events',
  'facility-closures',
  'facility-hours',
  'events',
];

const read = (path: string, headers?: Record<string, string>) => readCalendar(gateway, path, headers);

async function ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await gateway.ask(query, variables);
  expect(errors).toBeUndefined();
  return data as Data;
}

test.each(names)('%s keeps the rules of iCalendar, in both languages', async (name) => {
  const year = /open|consult|facility/.test(name) ? '?from=2026-12-20&to=2027-01-20' : '';
  if (/facility|joint/.test(name)) await enterRecords(city);
  for (const language of ['ja', 'en']) {
    const { text, events, response } = await read(`/calendars/${name}.ics${year}`, { 'accept-language': language });
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('content-language')).toBe(language);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\0-\x08\x0A-\x1F\x7F]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(Buffer.from(text).toString()).not.toContain('�');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:-\/\/Tokorozawa City\/\/Planning Graph\/\//);

    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    for (const { component, uid, summary, start, end } of events) {
      expect(uid).toMatch(/@planning-graph\.invalid$/);
      expect(summary).not.toBe('');
      expect(String(component.getFirstPropertyValue('dtstamp'))).toMatch(/Z$/);
      expect(component.getFirstPropertyValue('url')).toMatch(/^http:\/\/[\w.]+:\d+\/id\//);
      if (end !== '') expect(end > start).toBe(true);
      const time = component.getFirstProperty('dtstart');
      const kind = time?.type === 'date' ? 'date' : time?.getParameter('tzid');
      expect(['date', 'Asia/Tokyo']).toContain(kind);
      if (kind === 'Asia/Tokyo') expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\n');
    }
  }
});

test('the center is open on the days that the graph tells, and tentatively on those in doubt', async () => {
  const { events } = await read('/calendars/center-open-days.ics?from=2026-12-15&to=2027-01-14');
  const { genderEqualityCenters } = await ask<{ genderEqualityCenters: Record<string, never>[] }>(`{
    genderEqualityCenters {
      id openingHours { start end }
      nextOpenDays(between: { start: "2026-12-15", end: "2027-01-14" }, count: 31) {
        days { date { day } } doubtful { date { day } gap { note } }
      }
    }
  }`);
  const [center] = genderEqualityCenters as unknown as [
    {
      id: string;
      openingHours: { start: string; end: string };
      nextOpenDays: Record<'days' | 'doubtful', { date: { day: string }; gap?: { note: string } }[]>;
    },
  ];
  const { id, openingHours, nextOpenDays } = center;
  const expected = [
    ...nextOpenDays.days.map(({ date }) => [date.day, 'CONFIRMED']),
    ...nextOpenDays.doubtful.map(({ date }) => [date.day, 'TENTATIVE']),
  ].map(([day, status]) => ({
    uid: `${id}/open/${day}@planning-graph.invalid`,
    status,
    start: `${day}T${openingHours.start}:00`,
    end: `${day}T${openingHours.end}:00`,
  }));
  expect(expected.length).toBeGreaterThan(20);
  expect(events.map(({ uid, status, start, end }) => ({ uid, status, start, end }))).toEqual(
    expected.toSorted((one, other) => (one.uid < other.uid ? -1 : 1)),
  );
  for (const { status, description } of events) {
    if (status === 'TENTATIVE') expect(description).toContain(nextOpenDays.doubtful[0]?.gap?.note);
  }
  const english = await read('/calendars/center-open-days.ics?from=2026-12-15&to=2027-01-14&lang=en');
  expect(english.events[0]?.summary).toMatch(/^Open: /);
});

test('a consultation is an event at each of its times, and one of them can be had alone', async () => {
  const { events } = await read('/calendars/consultations.ics?from=2027-01&to=2027-01');
  const { consultationSessions } = await ask<{
    consultationSessions: {
      consultation: { id: string; name: string };
      date: { day: string };
      hours: { start: string; end: string };
      opening: { open: boolean | null };
    }[];
  }>(
    '{ consultationSessions(between: { start: "2027-01", end: "2027-01" }) { consultation { id name } date { day } hours { start end } opening { open } } }',
  );
  expect(events.map(({ uid, summary, start, end, status }) => [uid, summary, start, end, status])).toEqual(
    consultationSessions.map(({ consultation: { id, name }, date: { day }, hours, opening }) => [
      `${id}/${day}T${hours.start}@planning-graph.invalid`,
      name,
      `${day}T${hours.start}:00`,
      `${day}T${hours.end}:00`,
      opening.open === null ? 'TENTATIVE' : 'CONFIRMED',
    ]),
  );
  const id = consultationSessions[0]?.consultation.id ?? '';
  const one = await read(`/calendars/consultations.ics?from=2027-01&to=2027-01&consultation=${id}`);
  expect(one.events.length).toBeLessThan(events.length);
  expect(one.events.every(({ uid }) => uid.startsWith(`${id}/`))).toBe(true);
});

test('a course is an event on each of its days, and its end is the day after the last', async () => {
  const { events } = await read('/calendars/courses.ics');
  const days = events.filter(({ uid }) => uid.startsWith('course-2023-photo-contest/'));
  expect(days.map(({ uid, start, end }) => [uid.split('/')[1], start, end])).toEqual([
    ['entries', '2023-07-01', '2023-10-16'],
    [expect.stringMatching(/^event-/), '2023-11-21', '2023-11-22'],
  ]);
  const within = await read('/calendars/courses.ics?from=2023-11-21&to=2023-11-21');
  expect(within.events.map(({ start }) => start)).toContain('2023-11-21');
  expect(within.events.every(({ start, end }) => start <= '2023-11-21' && end > '2023-11-21')).toBe(true);
});

test('dated facts are those of the graph, and what is known to the month is tentative and does not look like a day', async () => {
  const { events } = await read('/calendars/events.ics?subgraph=international-relations');
  const facts = await ask<{ events: { nodes: { id: string; date: { earliest: string; day: string | null } }[] } }>(
    '{ events(first: 100, where: { subgraphs: [INTERNATIONAL_RELATIONS] }) { nodes { id date { earliest day } } } }',
  );
  expect(events.map(({ uid, start, status }) => [uid, start, status])).toEqual(
    facts.events.nodes.map(({ id, date }) => [
      `${id}@planning-graph.invalid`,
      date.earliest,
      date.day === null ? 'TENTATIVE' : 'CONFIRMED',
    ]),
  );
  const month = events.find(({ start }) => start === '1982-07-01');
  expect(month).toMatchObject({ end: '1982-08-01', summary: expect.stringContaining('(昭和57年7月のいつか)') });
  expect(month?.description).toContain('月までしか分からない');

  const exact = await read('/calendars/events.ics?type=SisterCity&precision=day');
  expect(exact.events.length).toBeGreaterThan(0);
  expect(exact.events.every(({ status, uid }) => status === 'CONFIRMED' && uid.startsWith('sister-city-'))).toBe(true);
  const { events: english } = await read('/calendars/events.ics?record=sister-city-changzhou&lang=en');
  expect(english.find(({ start }) => start === '1982-07-01')?.summary).toMatch(/\(some day in July 1982\)$/);
});

test('without days a calendar is about those around today, and moves on at midnight in Japan', async () => {
  const path = '/calendars/facility-closures.ics?facility=facility-112089-F-0';
  await enterRecords(city);
  const first = async (): Promise<unknown> => {
    const { today } = await ask<{ today: { day: string } }>('{ today { day } }');
    const { events, response } = await read(path);
    return {
      today: today.day,
      first: events[0]?.start,
      etag: response.headers.get('etag'),
      cache: response.headers.get('cache-status'),
    };
  };
  const midnight = Date.parse('2027-03-01T00:00:00+09:00');
  shift = midnight - 600_000 - realNow();
  // February 28, 2027 is a Sunday, and the facility is closed on Mondays.
  await eventually('it is kept', async () => {
    await first();
    return ((await first()) as { cache: string }).cache.endsWith('; hit');
  });
  const before = (await first()) as { etag: string };
  expect(before).toMatchObject({ today: '2027-02-28', first: '2027-02-01' });
  expect((await gateway.get(path, { headers: { 'if-none-match': before.etag } })).status).toBe(304);

  shift += 8 * 86_400_000;
  expect(await first()).toMatchObject({
    today: '2027-03-08',
    first: '2027-02-08',
    cache: expect.stringContaining('miss'),
  });
  expect((await gateway.get(path, { headers: { 'if-none-match': before.etag } })).status).toBe(200);
});

test('what cannot be answered is said in the language of the caller', async () => {
  const refused = async (path: string, language = 'en') => {
    const response = await gateway.get(path, { headers: { 'accept-language': language } });
    const { parameter, detail } = (await response.json()) as { parameter?: string; detail: string };
    return [response.status, parameter, detail];
  };
  expect(await refused('/calendars/events.ics?from=yesterday')).toEqual([
    400,
    'from',
    expect.stringContaining('is no date'),
  ]);
  expect(await refused('/calendars/events.ics?from=2026&to=2025', 'ja')).toEqual([
    400,
    'to',
    expect.stringContaining('期間の終わり'),
  ]);
  expect(await refused('/calendars/facility-hours.ics?from=2026&to=2028')).toEqual([
    400,
    'to',
    expect.stringContaining('1096 days'),
  ]);
  expect(await refused('/calendars/center-open-days.ics?from=1960&to=1960')).toEqual([
    400,
    'from',
    expect.stringContaining('1970'),
  ]);
  expect(await refused('/calendars/events.ics?type=Sister')).toEqual([
    400,
    'type',
    expect.stringContaining('SISTER_CITY'),
  ]);
  // Each of these would be empty for ever.
  const decatur = '/calendars/events.ics?record=sister-city-decatur';
  expect([
    await refused(`${decatur}x`),
    await refused(`${decatur}&type=PeaceActivity`),
    await refused(`${decatur}&subgraph=gender-equality`),
    await refused('/calendars/events.ics?section=99-9', 'ja'),
  ]).toEqual([
    [404, 'record', expect.stringContaining('No record has the id "sister-city-decaturx"')],
    [400, 'record', expect.stringContaining('is of the type SISTER_CITY')],
    [400, 'record', expect.stringContaining('has no records of the type SisterCity')],
    [404, 'section', expect.stringContaining('「99-9」という節はありません')],
  ]);
  expect(await refused('/calendars/joint-events.ics?municipality=1')).toEqual([
    400,
    'municipality',
    expect.stringContaining('112089'),
  ]);
  expect(await refused('/calendars/joint-events.ics?city=1')).toEqual([
    400,
    'city',
    expect.stringContaining('municipality'),
  ]);
  expect(await refused('/calendars/facility-hours.ics?facility=x')).toEqual([
    404,
    'facility',
    expect.stringContaining('No facility'),
  ]);
  expect(await refused('/calendars/joint-events.ics?facility=x')).toEqual([
    404,
    'facility',
    expect.stringContaining('No facility'),
  ]);
  // It is a code that exists, of a city outside the five.
  for (const name of ['joint-events', 'facility-hours', 'facility-closures'])
    expect(await refused(`/calendars/${name}.ics?municipality=131016`)).toEqual([
      404,
      'municipality',
      expect.stringContaining('131016'),
    ]);
  expect(await refused('/calendars/consultations.ics?consultation=x', 'ja')).toEqual([
    404,
    'consultation',
    expect.stringContaining('という相談はありません'),
  ]);
});

test('a page lists the calendars in both languages', async () => {
  for (const [language, word] of [
    ['ja', 'カレンダー'],
    ['en', 'Calendars'],
  ] as const) {
    const text = await (await gateway.get('/calendars', { headers: { 'accept-language': language } })).text();
    expect(text).toContain(word);
    for (const name of names) expect(text).toContain(`href="./calendars/${name}.ics"`);
  }
});
