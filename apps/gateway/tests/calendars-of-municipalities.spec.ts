import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { readCalendar } from '../testing/read-calendar';

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

const read = (path: string) => readCalendar(gateway, path);

async function write(query: string, variables: object): Promise<void> {
  const services = city.subgraphs.find(({ name }) => name === 'regional-services');
  const caller = { id: 'key-1', municipality: '112089', scopes: ['events:write', 'facilities:write'] as const };
  const result = (await services?.execute({ query, variables: { ...variables }, caller })) as {
    data?: Record<string, { userErrors: object[] }>;
    errors?: object[];
  };
  expect([result.errors, Object.values(result.data ?? {}).map(({ userErrors }) => userErrors)]).toEqual([
    undefined,
    [[]],
  ]);
}

const putEvent = (changes: object): Promise<void> =>
  write(
    'mutation ($events: [JointEventInput!]!) { putJointEvents(events: $events) { userErrors { field code message } } }',
    {
      events: [
        {
          localId: 'M-1',
          name: { ja: '西部地域合同音楽祭; 第1部, 「夕べ」', en: 'Joint concert' },
          status: 'SCHEDULED',
          hosts: ['112089', '112097'],
          date: '2027-05-10',
          startTime: '13:30',
          endTime: '24:00',
          place: { ja: '航空記念公園' },
          description: { ja: '雨天決行\n\n申し込みは要りません。' },
          ...changes,
        },
      ],
    },
  );

test('a joint event appears when it is written, and its cancellation shows', async () => {
  const path = '/calendars/joint-events.ics?from=2027-05&to=2027-05';
  const shown = async () => (await read(path)).events;
  expect(await shown()).toEqual([]);
  await putEvent({});
  await eventually('the event is shown', async () => (await shown()).length === 1);
  const [event] = await shown();
  expect(event).toMatchObject({
    uid: 'joint-event-112089-M-1@planning-graph.invalid',
    summary: '西部地域合同音楽祭; 第1部, 「夕べ」',
    status: 'CONFIRMED',
    start: '2027-05-10T13:30:00',
    end: '2027-05-11T00:00:00',
    description: expect.stringMatching(/^雨天決行\n\n申し込みは要りません。\n\n主催：所沢市、飯能市$/),
  });
  const { data } = await gateway.ask('{ jointEvent(id: "joint-event-112089-M-1") { updatedAt startsAt endsAt } }');
  const jointEvent = data?.jointEvent as { updatedAt: string; startsAt: string; endsAt: string };
  const instant = (name: string): string =>
    new Date(String(event?.component.getFirstPropertyValue(name))).toISOString().slice(0, 19);
  expect([instant('dtstamp'), instant('last-modified')]).toEqual(
    Array(2).fill(new Date(jointEvent.updatedAt).toISOString().slice(0, 19)),
  );
  expect([jointEvent.startsAt, jointEvent.endsAt]).toEqual([
    '2027-05-10T13:30:00.000+09:00',
    '2027-05-11T00:00:00.000+09:00',
  ]);
  expect(event?.component.getFirstPropertyValue('sequence')).toBe(0);

  await putEvent({ status: 'CANCELED' });
  await eventually('the cancellation is shown', async () => (await shown())[0]?.status === 'CANCELLED');
  const [canceled] = await shown();
  expect(canceled).toMatchObject({ uid: event?.uid, summary: expect.stringMatching(/^【中止】/) });
  expect(canceled?.component.getFirstPropertyValue('sequence')).toBe(1);

  await putEvent({ status: 'TENTATIVE', startTime: '10:00', endTime: null, endDate: '2027-05-12' });
  await eventually('it is tentative', async () => (await shown())[0]?.status === 'TENTATIVE');
  const { events } = await read(`${path}&municipality=11209&lang=en`);
  expect(events).toMatchObject([{ summary: 'Not certain yet: Joint concert', start: '2027-05-10', end: '2027-05-13' }]);
  expect(events[0]?.description).toMatch(/^Whether it takes place is not certain yet\.[^]*From 10:00/);
  const after = await read('/calendars/joint-events.ics?from=2027-05-12&to=2027-06');
  expect(after.events).toHaveLength(1);
  expect((await read('/calendars/joint-events.ics?from=2027-05-13&to=2027-06')).events).toEqual([]);
});

test('what is canceled or postponed stays in the time line, under the id that it had there', async () => {
  const event = { localId: 'T-1', date: '2028-06-10', place: { ja: '公園' } };
  const path = '/calendars/events.ics?from=2028-06&to=2028-06';
  const shown = async () => (await read(path)).events.map(({ uid, status, summary }) => [uid, status, summary]);
  const uid = 'joint-event-112089-T-1/date/2028-06-10@planning-graph.invalid';
  await putEvent(event);
  await eventually('it is shown', async () => (await shown()).length === 1);
  expect((await shown())[0]?.slice(0, 2)).toEqual([uid, 'CONFIRMED']);
  for (const [status, mark] of [
    ['CANCELED', '【中止】'],
    ['POSTPONED', '【延期】'],
  ] as const) {
    await putEvent({ ...event, status });
    await eventually('it is marked', async () => String((await shown())[0]?.[2]).startsWith(mark));
    expect(await shown()).toEqual([[uid, 'CANCELLED', expect.any(String)]]);
  }
  for (const filter of ['type=JointEvent', 'record=joint-event-112089-T-1', 'subgraph=regional-services&precision=day'])
    expect((await read(`${path}&${filter}`)).events).toHaveLength(1);
  for (const filter of ['type=SisterCity', 'record=sister-city-decatur', 'subgraph=informatization', 'section=5-5'])
    expect((await read(`${path}&${filter}`)).events).toEqual([]);
});

test('a time of day is what clocks in Japan showed, also in the summers that had summer time', async () => {
  const days = ['1948-05-01', '1949-04-03', '1950-09-09', '1951-07-01', '1951-09-10', '1955-07-01'];
  for (const date of days) {
    await putEvent({ localId: `S-${date}`, date, startTime: '10:00', endTime: '11:30', place: { ja: '公園' } });
  }
  const { events } = await read('/calendars/joint-events.ics?from=1948&to=1955');
  expect(events.map(({ start, end }) => [start, end])).toEqual(
    days.map((day) => [`${day}T10:00:00`, `${day}T11:30:00`]),
  );
  // The calendar says itself what these times are elsewhere, and agrees with the database of time zones.
  const hours = (instant: Date): string =>
    new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo', hour: '2-digit', hourCycle: 'h23' }).format(instant);
  expect(events.map(({ instant }) => hours(instant))).toEqual(days.map(() => '10'));
  const { data } = await gateway.ask(`{
    jointEvents(where: { between: { start: 1948, end: 1955 } }, orderBy: { field: DATE }) { nodes { startsAt endsAt } }
  }`);
  const offsets = ['+09:00', '+10:00', '+10:00', '+10:00', '+09:00', '+09:00'];
  expect(data?.jointEvents).toEqual({
    nodes: days.map((day, index) => ({
      startsAt: `${day}T10:00:00.000${offsets[index]}`,
      endsAt: `${day}T11:30:00.000${offsets[index]}`,
    })),
  });
});

test('the first year that there is can be asked for', async () => {
  for (const name of ['joint-events', 'courses', 'events'])
    expect((await read(`/calendars/${name}.ics?from=0001-01-01&to=0001-12-31`)).events).toEqual([]);
});

test('the closures of a facility and its hours are told when they are written', async () => {
  const put = (facility: object): Promise<void> =>
    write(
      'mutation ($facilities: [FacilityInput!]!) { putFacilities(facilities: $facilities) { userErrors { field code message } } }',
      { facilities: [facility] },
    );
  const facility = {
    localId: 'C-1',
    kind: 'LIBRARY',
    name: { ja: '試しの図書館', en: 'Trial library' },
    address: { city: { ja: '所沢市' }, town: { ja: '並木' }, lot: { ja: '1-1-1' } },
    openingHours: [
      { weekdays: ['MONDAY', 'TUESDAY'], opens: '09:30', closes: '20:00' },
      { weekdays: ['TUESDAY'], opens: '21:00', closes: '22:00', validFrom: '2027-05-11', note: { ja: '夜間' } },
    ],
    regularClosures: [{ kind: 'WEEKDAY', weekdays: ['MONDAY'], onHolidays: 'OPEN' }],
  };
  await put(facility);
  const range = 'from=2027-05-01&to=2027-05-12&facility=facility-112089-C-1';
  const days = async (name: string) =>
    (await read(`/calendars/${name}.ics?${range}`)).events.map(({ start, end }) => [start, end]);
  expect(await days('facility-closures')).toEqual([['2027-05-10', '2027-05-11']]);
  const closed = await read(`/calendars/facility-closures.ics?${range}`);
  expect(closed.events[0]).toMatchObject({ summary: '休館：試しの図書館', description: '毎週' });
  expect(await days('facility-hours')).toEqual([
    // The Monday is a public holiday, on which it is open.
    ['2027-05-03T09:30:00', '2027-05-03T20:00:00'],
    ['2027-05-04T09:30:00', '2027-05-04T20:00:00'],
    ['2027-05-11T09:30:00', '2027-05-11T20:00:00'],
    ['2027-05-11T21:00:00', '2027-05-11T22:00:00'],
  ]);

  await put({ ...facility, regularClosures: [{ kind: 'DATES', dates: ['2027-05-04'], note: { ja: '蔵書点検' } }] });
  await eventually('the new closure is told', async () =>
    String(await days('facility-closures')).startsWith('2027-05-04'),
  );
  const { events } = await read(`/calendars/facility-closures.ics?${range}&municipality=112089&lang=en`);
  expect(events).toMatchObject([{ summary: 'Closed: Trial library', description: '蔵書点検, Greenery Day' }]);
});
