import type { TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import fc from 'fast-check';
import { library, openRegionalServices, tokorozawa } from '../../testing/open-regional-services';

let subgraph: TestSubgraph;
beforeAll(async () => (subgraph = await openRegionalServices()));
afterAll(() => subgraph.close());

/** Texts that have broken programs: empty, long, of spaces, SQL, HTML, unusual or impossible characters. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\0', '\ud800', `'; DROP TABLE facility; --`, '<script>', '\u202e', '💡'.repeat(1_500)),
  fc.constantFrom('L-01', '09:00', '24:00', '12-31', '2026-02-29', 'shared-service-libraries', 'https://example.jp'),
);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 6 });
const localized = fc.record({ ja: text, en: maybe(text) });
const weekdays = fc.array(fc.constantFrom('MONDAY', 'TUESDAY', 'SUNDAY'), { maxLength: 8 });
const day = maybe(fc.constantFrom('2026-01-01', '2026-12-31', '0001-01-01', '9999-12-31'));

const item = fc
  .record(
    {
      localId: text,
      kind: fc.constantFrom('LIBRARY', 'OTHER'),
      name: localized,
      nameKana: maybe(text),
      address: fc.record({ prefecture: maybe(localized), city: localized, town: localized, lot: localized }),
      position: maybe(fc.record({ latitude: fc.double({ noNaN: true }), longitude: fc.double({ noNaN: true }) })),
      telephone: maybe(text),
      website: maybe(text),
      description: maybe(localized),
      sharedServiceId: maybe(text),
      openingHours: fc.array(
        fc.record({ weekdays, opens: text, closes: text, validFrom: day, validThrough: day, note: maybe(localized) }),
        { maxLength: 3 },
      ),
      regularClosures: fc.array(
        fc.record({
          kind: fc.constantFrom('WEEKDAY', 'NTH_WEEKDAY', 'HOLIDAY', 'YEARLY_PERIOD', 'DATES'),
          weekdays: maybe(weekdays),
          weeks: maybe(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 6 })),
          firstDay: maybe(text),
          lastDay: maybe(text),
          dates: maybe(fc.array(fc.constantFrom('2026-01-01'), { maxLength: 3 })),
        }),
        { maxLength: 3 },
      ),
      expectedVersion: maybe(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
    },
    { noNullPrototype: true },
  )
  // Most values of a valid facility are kept, so that what is random is not always refused at once.
  .chain((random) =>
    fc
      .subarray(Object.keys(random) as (keyof typeof random)[], { maxLength: 4 })
      .map((keys) => ({ ...library, ...Object.fromEntries(keys.map((key) => [key, random[key]])) })),
  );

const query = `mutation ($items: [FacilityInput!]!, $atomicity: Atomicity!, $key: String) {
  putFacilities(facilities: $items, atomicity: $atomicity, idempotencyKey: $key) {
    results { localId outcome record { id name provenance { heading } closures(between: { start: 2026, end: 2026 }) { weekday } } }
    userErrors { field code message }
  }
}`;

test('whatever is written is answered: with an outcome for each record, or with an error for the caller', async () => {
  const call = fc.record({
    items: fc.array(item, { maxLength: 4 }),
    atomicity: fc.constantFrom('ALL_OR_NOTHING', 'PER_ITEM'),
    key: maybe(text),
  });
  await fc.assert(
    fc.asyncProperty(call, async (variables) => {
      const { data, errors } = await subgraph.askAs(tokorozawa, query, variables);
      if (errors) {
        expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
        return;
      }
      const { results, userErrors } = data?.putFacilities as {
        results: { outcome: string }[];
        userErrors: { code: string }[];
      };
      const isReused = userErrors.some(({ code }) => code === 'IDEMPOTENCY_KEY_REUSED');
      expect(results).toHaveLength(isReused ? 0 : variables.items.length);
      const refused = results.filter(({ outcome }) => outcome === 'REFUSED').length;
      expect(userErrors.length > 0).toBe(refused > 0 || isReused || variables.items.length === 0);
    }),
    { numRuns: 200, interruptAfterTimeLimit: 60_000 },
  );
  expect(subgraph.failures).toEqual([]);
}, 120_000);
