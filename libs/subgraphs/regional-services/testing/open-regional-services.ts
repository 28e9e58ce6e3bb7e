import type { Caller } from '@tokorozawa/subgraph-kit';
import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalServices } from '../src';

/** A caller of a municipality with the scopes that write. */
export const callerOf = (municipality: string, more: Partial<Caller> = {}): Caller => ({
  id: `key-of-${municipality}`,
  municipality,
  scopes: ['facilities:write', 'events:write', 'audit:read'],
  ...more,
});

export const tokorozawa = callerOf('112089');
export const hanno = callerOf('112097');

/** Opens the domain. What it knows of the regional partnership, which its tests may not import, is inserted. */
export async function openRegionalServices(): Promise<TestSubgraph> {
  const subgraph = await openTestSubgraph(regionalServices);
  await subgraph.database.query(`
    INSERT INTO known_municipality (id, name) VALUES
      ('112089', '{"ja": "所沢市", "en": "Tokorozawa"}'), ('112097', '{"ja": "飯能市", "en": "Hanno"}');
    INSERT INTO known_shared_service (id) VALUES ('shared-service-libraries');
  `);
  return subgraph;
}

/** A facility as a municipality writes it. */
export const library = {
  localId: 'L-01',
  kind: 'LIBRARY',
  name: { ja: '試しの図書館', en: 'Trial library' },
  nameKana: 'タメシノトショカン',
  address: {
    prefecture: { ja: '埼玉県', en: 'Saitama Prefecture' },
    city: { ja: '所沢市', en: 'Tokorozawa' },
    town: { ja: '並木', en: 'Namiki' },
    lot: { ja: '1-1-1' },
  },
  position: { latitude: 35.8, longitude: 139.47 },
  telephone: '04-0000-0000',
  website: 'https://example.jp/library',
  sharedServiceId: 'shared-service-libraries',
  openingHours: [
    { weekdays: ['TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], opens: '09:30', closes: '20:00' },
    { weekdays: ['SATURDAY', 'SUNDAY'], opens: '09:30', closes: '17:00' },
  ],
  regularClosures: [
    { kind: 'WEEKDAY', weekdays: ['MONDAY'], onHolidays: 'CLOSED_LATER' },
    { kind: 'YEARLY_PERIOD', firstDay: '12-29', lastDay: '01-03' },
  ],
};
