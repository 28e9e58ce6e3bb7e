import { enterRecords } from '../testing/entered-records';
import { eventually } from '../testing/eventually';
import { domains, LosableDomains } from '../testing/losable-domains';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let losable: LosableDomains;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity(undefined, { hasServices: true });
  losable = new LosableDomains(city);
  gateway = await openTestGateway({ colocated: losable.subgraphs });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

const winter = 'from=2026-12-20&to=2027-01-20';

/** Each calendar and feed, also narrowed so that a domain is asked beside that of its entries. */
const files = [
  ...[`center-open-days.ics?${winter}`, `consultations.ics?${winter}`, 'courses.ics', 'joint-events.ics'],
  ...[`facility-closures.ics?${winter}`, `facility-hours.ics?${winter}`, 'events.ics', 'center-open-days.ics'],
  'joint-events.ics?municipality=112259',
  ...[`facility-hours.ics?municipality=112259&${winter}`, 'events.ics?record=sister-city-decatur'],
  ...['events.ics?subgraph=international-relations&type=SisterCity', 'events.ics?section=5-5'],
  ...['events.ics?type=JointEvent', 'events.ics?from=2026&to=2026'],
].map((path) => `/calendars/${path}`);
const feeds = [
  ...['changes', 'changes.atom?type=SisterCity', 'corrections', 'corrections.atom?subgraph=gender-equality'],
  'corrections.atom?subgraph=comprehensive-plan&type=Section&kind=misprint',
  ...domains,
].map((path) => `/feeds/${path.includes('.') ? path : `${path}.atom`}`);
const paths = [...files, ...feeds];

/** Of what nobody knows, which must not be an empty calendar while nobody can say so. */
const unknown = [
  '/calendars/joint-events.ics?municipality=131016',
  '/calendars/joint-events.ics?facility=x',
  '/calendars/facility-hours.ics?municipality=131016',
  '/calendars/facility-closures.ics?facility=x',
  '/calendars/consultations.ics?consultation=x',
  '/calendars/events.ics?record=x',
  '/calendars/events.ics?record=sister-city-unknown&subgraph=international-relations',
  '/calendars/events.ics?section=99-9',
];

async function read(path: string): Promise<Record<'status' | 'retryAfter' | 'text', unknown>> {
  const response = await gateway.get(path);
  const text = await response.text();
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text };
}

const outage = { status: 503, retryAfter: '2', text: expect.stringContaining('"code":"SUBGRAPH_UNAVAILABLE"') };

describe.each([
  ['nothing is entered', async () => undefined],
  ['records are entered', () => enterRecords(city)],
])('while %s', (situation, enter) => {
  /** What each address answers while all domains do. */
  const complete = new Map<string, Awaited<ReturnType<typeof read>>>();
  beforeAll(async () => {
    await enter();
    await eventually('the time line is up to date', async () => {
      const { text } = await read('/calendars/events.ics?type=JointEvent');
      return String(text).includes('joint-event-112097-E-1') === (situation === 'records are entered');
    });
    for (const path of [...paths, ...unknown]) complete.set(path, await read(path));
  });

  test('each calendar and feed answers, and none of what nobody knows', () => {
    const statuses = [...complete].map(([path, { status }]) => [path, status]);
    expect(statuses).toEqual([...paths.map((path) => [path, 200]), ...unknown.map((path) => [path, 404])]);
  });

  test.each(domains)('no calendar and no feed lacks what %s has while it does not answer', async (domain) => {
    const now = await losable.without(domain, gateway, async () => {
      const answers: [string, unknown][] = [];
      for (const path of complete.keys()) answers.push([path, await read(path)]);
      return answers;
    });
    const missing = now.filter(([path, answer]) => JSON.stringify(answer) !== JSON.stringify(complete.get(path)));
    expect(missing).toEqual(missing.map(([path]) => [path, outage]));
  });
});
