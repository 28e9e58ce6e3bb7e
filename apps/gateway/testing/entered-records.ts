import type { City } from './open-city';

const scopes = ['facilities:write', 'events:write'] as const;

const put = `mutation ($facilities: [FacilityInput!]!, $events: [JointEventInput!]!) {
  putFacilities(facilities: $facilities) { userErrors { field code message } }
  putJointEvents(events: $events) { userErrors { field code message } }
}`;

const kinds = ['LIBRARY', 'CULTURE', 'SPORTS', 'OTHER'];

/** Lets two municipalities enter made-up records, since none are delivered. */
export async function enterRecords(city: City): Promise<void> {
  const services = city.subgraphs.find(({ name }) => name === 'regional-services');
  for (const municipality of ['112089', '112097']) {
    const facilities = Array.from({ length: 12 }, (_, index) => facility(municipality, index));
    const events = Array.from({ length: 10 }, (_, index) => jointEvent(municipality, index));
    const { data, errors } = (await services?.execute({
      query: put,
      variables: { facilities, events },
      caller: { id: `key-of-${municipality}`, municipality, scopes },
    })) as { data?: Record<string, { userErrors: object[] }>; errors?: object[] };
    const faults = [...(errors ?? []), ...Object.values(data ?? {}).flatMap(({ userErrors }) => userErrors)];
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  }
}

const facility = (municipality: string, index: number) => ({
  localId: `F-${index}`,
  kind: kinds[index % kinds.length],
  name: { ja: `試しの施設${(index * 7) % 12}`, ...(index % 2 && { en: `Trial facility ${index}` }) },
  address: {
    city: { ja: municipality === '112089' ? '所沢市' : '飯能市' },
    town: { ja: '試し町' },
    lot: { ja: `${index + 1}番地` },
  },
  ...(index % 3 === 0 && { sharedServiceId: 'shared-service-libraries', website: `https://example.jp/${index}` }),
  openingHours: [{ weekdays: ['TUESDAY'], opens: '09:00', closes: '17:00', note: { ja: '祝日を除く' } }],
  regularClosures: [{ kind: 'WEEKDAY', weekdays: ['MONDAY'], onHolidays: index % 2 ? 'OPEN' : 'CLOSED_LATER' }],
});

const statuses = ['SCHEDULED', 'SCHEDULED', 'TENTATIVE', 'POSTPONED', 'CANCELED'];

const jointEvent = (municipality: string, index: number) => ({
  localId: `E-${index}`,
  name: { ja: `試しの催し${(index * 3) % 10}` },
  status: statuses[index % statuses.length],
  hosts: index % 2 ? [municipality] : ['112151', municipality],
  date: `2026-${String((index % 6) + 1).padStart(2, '0')}-10`,
  ...(index % 3 === 0 && { endDate: '2026-12-31', fee: { ja: '無料', en: 'Free' } }),
  ...(index % 2 ? { place: { ja: `試しの広場${index}` } } : { facilityId: `facility-112089-F-${index % 4}` }),
});
