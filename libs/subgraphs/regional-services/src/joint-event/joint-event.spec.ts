import type { TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { callerOf, hanno, library, openRegionalServices, tokorozawa } from '../../testing/open-regional-services';

let subgraph: TestSubgraph;
beforeEach(async () => (subgraph = await openRegionalServices()));
afterEach(() => subgraph.close());

const marathon = {
  localId: 'E-1',
  name: { ja: '試しの駅伝', en: 'Trial relay' },
  status: 'SCHEDULED',
  hosts: ['112089', '112097'],
  date: '令和8年11月29日',
  startTime: '09:00',
  endTime: '24:00',
  place: { ja: '試しの河原' },
};

interface Payload {
  results: { outcome: string }[];
  userErrors: { field: string[]; code: string; message: string }[];
}

async function put(events: object[], caller = tokorozawa): Promise<Payload> {
  const { data, errors } = await subgraph.askAs(
    caller,
    `mutation ($events: [JointEventInput!]!) {
      putJointEvents(events: $events) { results { outcome } userErrors { field code message } }
    }`,
    { events },
  );
  expect(errors).toBeUndefined();
  return data?.putJointEvents as Payload;
}

const faults = ({ userErrors }: Payload) => userErrors.map(({ field, code }) => `${field.join('.')} ${code}`);

test('an event is entered once by one of its hosts, and has a day, an era and an instant', async () => {
  expect(await put([marathon])).toEqual({ results: [{ outcome: 'CREATED' }], userErrors: [] });
  expect(await put([{ ...marathon, date: '2026-11-29' }])).toEqual({
    results: [{ outcome: 'UNCHANGED' }],
    userErrors: [],
  });
  const { data, errors } = await subgraph.ask(`{
    jointEvent(id: "joint-event-112089-E-1") {
      name status hosts { code } date { day era fiscalYear } startTime startsAt endDate endsAt place facility { id }
      ... on Dated { date { day } } provenance { status enteredBy(locale: EN) }
    }
  }`);
  expect(errors).toBeUndefined();
  expect(data?.jointEvent).toEqual({
    name: '試しの駅伝',
    status: 'SCHEDULED',
    hosts: [{ code: '112089' }, { code: '112097' }],
    date: { day: '2026-11-29', era: '令和8年11月29日', fiscalYear: 2026 },
    startTime: '09:00',
    startsAt: '2026-11-29T09:00:00.000+09:00',
    endDate: null,
    endsAt: '2026-11-30T00:00:00.000+09:00',
    place: '試しの河原',
    facility: null,
    provenance: { status: 'PARTNER', enteredBy: 'Tokorozawa' },
  });
});

test('an event stands in the list of all its hosts, by its day', async () => {
  await put([
    { ...marathon, localId: 'E-2', date: '2027-01-10', endDate: '2027-01-11' },
    marathon,
    { ...marathon, localId: 'E-3', hosts: ['112089'] },
  ]);
  const { data } = await subgraph.ask(`{
    hanno: jointEvents(where: { municipality: "112097" }) { nodes { localId } }
    later: jointEvents(where: { between: { start: "2027-01" } }) { nodes { localId endDate } }
  }`);
  expect(data).toEqual({
    hanno: { nodes: [{ localId: 'E-1' }, { localId: 'E-2' }] },
    later: { nodes: [{ localId: 'E-2', endDate: '2027-01-11' }] },
  });
});

test('an event takes place in a facility of any municipality, if the graph knows it', async () => {
  await subgraph.askAs(
    hanno,
    'mutation ($facilities: [FacilityInput!]!) { putFacilities(facilities: $facilities) { userErrors { code } } }',
    { facilities: [library] },
  );
  const { place, ...withoutPlace } = marathon;
  expect(faults(await put([{ ...withoutPlace, facilityId: 'facility-112097-L-01' }]))).toEqual([]);
  expect(faults(await put([{ ...withoutPlace, facilityId: 'facility-112097-L-02' }]))).toEqual([
    'events.0.facilityId UNKNOWN_REFERENCE',
  ]);
  const { data } = await subgraph.ask('{ jointEvent(id: "joint-event-112089-E-1") { facility { name } place } }');
  expect(data?.jointEvent).toEqual({ facility: { name: '試しの図書館' }, place: null });
});

test.each([
  ['ends on a day before it begins', { endDate: '2026-11-28' }, 'endDate INVALID'],
  ['lasts longer than ten years', { endDate: '2036-11-30' }, 'endDate INVALID'],
  ['ends at a time before it begins', { endTime: '08:30' }, 'endTime INVALID'],
  ['has an end without a beginning', { startTime: null }, 'endTime INVALID'],
  ['takes place nowhere', { place: null }, 'place INVALID'],
  ['is held by an unknown municipality', { hosts: ['112089', '131016'] }, 'hosts.1 UNKNOWN_REFERENCE'],
  ['is held by others alone', { hosts: ['112097'] }, 'hosts FOREIGN_MUNICIPALITY'],
  ['is held by nobody', { hosts: [] }, 'hosts INVALID'],
])('an event that %s is refused', async (_what, fault, expected) => {
  const answer = await put([{ ...marathon, ...fault }]);
  expect(faults(answer)).toContain(`events.0.${expected}`);
  expect(answer.results).toEqual([{ outcome: 'REFUSED' }]);
});

test('an event of several days may end at an earlier time of day', async () => {
  expect(faults(await put([{ ...marathon, endDate: '2026-11-30', endTime: '08:30' }]))).toEqual([]);
  expect(faults(await put([{ ...marathon, endDate: '2036-11-29' }]))).toEqual([]);
});

test('a key for facilities does not write events', async () => {
  const { errors } = await subgraph.askAs(
    callerOf('112089', { scopes: ['facilities:write'] }),
    'mutation { retireJointEvents(events: [{ localId: "E-1" }]) { userErrors { code } } }',
  );
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
});
