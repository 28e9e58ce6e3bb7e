import { createAccessKey, type Scope } from '@tokorozawa/subgraph-kit';
import type { City } from './open-city';

export interface IssuedKey {
  id: string;
  /** The whole key. */
  text: string;
  /** For the headers of a request. */
  headers: { authorization: string };
}

export interface IssuedKeyOptions {
  municipality?: string;
  scopes?: Scope[];
  /** In SQL. */
  expiresAt?: string;
}

/** Adds a key to the city's database. By default it is of Tokorozawa, may write facilities, and is valid. */
export async function issueKey(
  city: Pick<City, 'sql'>,
  {
    municipality = '112089',
    scopes = ['facilities:write'],
    expiresAt = "now() + interval '1 hour'",
  }: IssuedKeyOptions = {},
): Promise<IssuedKey> {
  const { id, hash, text } = createAccessKey();
  await city.sql(`INSERT INTO regional_services.access_key (id, municipality_code, label, scopes, hash, created_at, expires_at)
    VALUES ('${id}', '${municipality}', 'a test', '{${scopes.join(',')}}', '${hash}', now(), ${expiresAt})`);
  return { id, text, headers: { authorization: `Bearer ${text}` } };
}

/** A facility as a municipality writes it. */
export const facility = (localId: string, more: object = {}): object => ({
  localId,
  kind: 'LIBRARY',
  name: { ja: `試しの図書館${localId}` },
  address: { city: { ja: '所沢市' }, town: { ja: '並木' }, lot: { ja: '1-1-1' } },
  openingHours: [],
  regularClosures: [],
  ...more,
});

export const putFacilities = `mutation ($facilities: [FacilityInput!]!, $key: String) {
  putFacilities(facilities: $facilities, idempotencyKey: $key) {
    results { localId outcome version record { id name } } userErrors { field code } isReplay
  }
}`;
