import { basename } from 'node:path';
import { subgraphs } from '@tokorozawa/registry';
import { databaseNames } from '@tokorozawa/subgraph-kit';
import { examples } from '../testing/examples';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

/** How many SQL statements each example may cost, all domains together. Raise one only with a reason. */
const most: Record<string, number> = {
  'city-brand': 16,
  'cool-japan-forest': 4,
  'plan-page': 9,
  section: 8,
  'sections-without-programs': 5,
  'center-card': 7,
  'center-room-fee': 2,
  'consultation-cases': 6,
  'consultations-next-week': 2,
  'consultations-this-week': 2,
  courses: 5,
  'dating-violence-courses': 2,
  'dv-support-center': 4,
  'equality-policy': 16,
  'women-in-decision-making': 3,
  'informatization-policies': 7,
  'newsletter-cost-and-reach': 7,
  'pace-of-digitalization': 3,
  'public-relations': 28,
  'system-milestones': 7,
  'friendship-committee': 6,
  'peace-activities': 5,
  'sister-cities': 6,
  'academic-agreements': 7,
  municipality: 6,
  'regional-council': 17,
  'joint-events': 5,
  'shared-facilities': 5,
  checks: 3,
  'corrections-and-gaps': 24,
  figures: 4,
  'sums-of-figures': 5,
  datasets: 2,
  editions: 4,
  'time-line': 8,
  'first-query': 6,
};

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

const nameOf = (file: string): string => basename(file, '.graphql');

async function statementsOfAll(): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { name, query } of examples()) {
    city.statements.length = 0;
    expect((await gateway.ask(query)).errors).toBeUndefined();
    counted[nameOf(name)] = city.statements.length;
  }
  return counted;
}

test('no example costs more SQL statements than it is given here, nor more of them when there are more records', async () => {
  const before = await statementsOfAll();
  expect(Object.entries(before).filter(([name, count]) => !(count <= (most[name] ?? 0)))).toEqual([]);
  const recordsBefore = await records();
  await city.sql(everyRecordTwice());
  expect(await records()).toBeGreaterThan(1.5 * recordsBefore);
  const after = await statementsOfAll();
  expect(Object.entries(after).filter(([name, count]) => count > (before[name] ?? 0))).toEqual([]);
});

async function records(): Promise<number> {
  const { data } = await gateway.ask(
    '{ programs { totalCount } corrections { totalCount } centerCourses { totalCount } }',
  );
  const lists = Object.values(data ?? {}) as { totalCount: number }[];
  return lists.reduce((sum, { totalCount }) => sum + totalCount, 0);
}

/** Adds to each record of each domain one more that differs by its id alone, where no rule of the table forbids it. */
function everyRecordTwice(): string {
  const schemas = subgraphs.map(({ name }) => `'${databaseNames(name).schema}'`).join();
  return `
    SET session_replication_role = replica;
    DO $$
    DECLARE one record;
    BEGIN
      FOR one IN SELECT table_schema, table_name FROM information_schema.columns
        WHERE table_schema IN (${schemas}) AND table_name <> 'change' AND column_name = 'id' AND data_type = 'text'
      LOOP
        EXECUTE format(
          'INSERT INTO %1$I.%2$I SELECT (jsonb_populate_record(original, jsonb_build_object(''id'', original.id || ''-2''))).*
             FROM %1$I.%2$I original ON CONFLICT DO NOTHING',
          one.table_schema, one.table_name);
      END LOOP;
    END $$`;
}
