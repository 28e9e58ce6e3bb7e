import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmptyDatabase, sharedMigrations, type TestDatabase } from '@tokorozawa/subgraph-kit/testing';
import { Client } from 'pg';
import { getSubgraph } from './index';

/** The first migrations of the vocabulary of time; a database may have rows that the ones before it made. */
const vocabularyOfTime = '2026-11-28-1800';

type Row = Record<string, unknown>;

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createEmptyDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/**
 * A row that was stored before the migrations, as they leave it. Columns that it does not name have empty values, and so
 * has the row of another table to which it refers. The table may have been renamed, since its name was spelled `centre`.
 */
async function migrated(subgraph: string, table: string, row: Row, referred?: string): Promise<Row> {
  const folders = [sharedMigrations, join(getSubgraph(subgraph).directory, 'migrations')];
  const paths = new Map(folders.flatMap((folder) => readdirSync(folder).map((file) => [file, join(folder, file)])));
  const files = [...paths.keys()].sort();
  const run = (file: string) => client.query(readFileSync(paths.get(file) ?? '', 'utf8'));
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; SET session_replication_role = replica');
  for (const file of files.filter((name) => name < vocabularyOfTime)) await run(file);
  if (referred) await insert(referred, {});
  await insert(table, { id: 'x', provenance: { asOfFiscalYear: 2023 }, ...row });
  for (const file of files.filter((name) => name >= vocabularyOfTime)) await run(file);
  const { rows } = await client.query<Row>(`SELECT * FROM ${table.replace('centre', 'center')} WHERE id = 'x'`);
  return rows[0] as Row;
}

async function insert(table: string, row: Row): Promise<void> {
  const { rows: required } = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_nullable = 'NO'`,
    [table],
  );
  const empty = (type: string): unknown => ({ jsonb: '{}', text: '', boolean: false, date: '2000-01-01' })[type] ?? 0;
  const filled = { ...Object.fromEntries(required.map(({ name, type }) => [name, empty(type)])), ...row };
  const names = Object.keys(filled);
  const values = Object.values(filled).map((value) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  );
  const places = names.map((_, index) => `$${index + 1}`).join(', ');
  await client.query(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${places})`,
    values,
  );
}

describe('a database of the version before the vocabulary of time', () => {
  it('keeps which time a provenance speaks of', async () => {
    const { provenance } = await migrated('comprehensive-plan', 'vision', {});
    expect(provenance).toMatchObject({ asOf: { text: '2023FY' } });
    const ofADay = await migrated('comprehensive-plan', 'vision', {
      provenance: { asOfDate: '2024-04-01', lines: [1] },
    });
    expect(ofADay.provenance).toMatchObject({ asOf: { text: '2024-04-01' }, lines: [1] });
    const ofNoTime = await migrated('comprehensive-plan', 'vision', { provenance: { asOfDate: null } });
    expect(ofNoTime.provenance).toMatchObject({ asOf: null });
  });

  it('has corrections of a kind, with their lines, and names no open list', async () => {
    const correction = { field: 'name', read: '基本構想', confidence: 'HIGH' };
    const { provenance } = await migrated('comprehensive-plan', 'vision', {
      provenance: {
        lines: [14],
        corrections: [
          { ...correction, printed: '(印字なし)' },
          { ...correction, printed: '基本講想' },
        ],
      },
    });
    expect(provenance).toEqual({
      asOf: null,
      lines: [14],
      corrections: [
        { ...correction, kind: 'SUPPLEMENT', lines: [14], printed: null },
        { ...correction, kind: 'MISPRINT', lines: [14], printed: '基本講想' },
      ],
      openLists: [],
    });
  });

  it('keeps days and fiscal years as dates', async () => {
    const ties = [
      { when: { text: '1965' }, event: { ja: '提携の話' } },
      { when: { text: '1966-05-06' }, event: { ja: '締結' } },
    ];
    const city = await migrated('international-relations', 'sister_city', { established_on: '1966-05-06', ties });
    expect(city.date).toBe('1966-05-06');
    expect(city.ties).toEqual(ties.map(({ when, event }) => ({ date: when, event })));
    const policy = await migrated('international-relations', 'peace_policy', {
      fiscal_year: 2023,
      aim: { ja: '目的' },
    });
    expect(policy).toMatchObject({ date: '2023FY', purpose: { ja: '目的' } });
    const share = await migrated('gender-equality', 'share_of_women', { as_of_date: '2024-04-01', order: 3 });
    expect(share).toMatchObject({ date: '2024-04-01', number: 3 });
    const total = await migrated('gender-equality', 'consultation_total', { fiscal_year: 2023 });
    expect(total.date).toBe('2023FY');
  });

  it('keeps the days of courses, and names days of the week by an enum', async () => {
    const day = (date: string, statedWeekday: string) => ({ date, statedWeekday });
    const course = await migrated('gender-equality', 'centre_course', {
      starts_on: '2023-07-01',
      recruitment: { start: day('2023-07-01', '土'), end: day('2023-10-15', '日') },
      sessions: [{ start: day('2023-11-21', '火'), occasion: { ja: '表彰式' } }],
      events: [{ number: 1, name: null }],
    });
    expect(course.events).toEqual([{ number: 1, name: null, sessions: [], attendances: [] }]);
    expect(course.recruitment).toEqual({
      start: { date: { text: '2023-07-01' }, statedWeekday: 'SATURDAY' },
      end: { date: { text: '2023-10-15' }, statedWeekday: 'SUNDAY' },
    });
    expect(course.sessions).toEqual([
      { start: { date: { text: '2023-11-21' }, statedWeekday: 'TUESDAY' }, occasion: { ja: '表彰式' } },
    ]);
  });

  it('keeps hours as a start and an end, and counts by date', async () => {
    const consultation = await migrated('gender-equality', 'consultation', {
      patterns: [{ recurrence: 'FREQ=WEEKLY;BYDAY=WE', hours: { from: '10:00', to: '16:00' } }],
      counts: [{ fiscalYear: 2023, cases: 108 }],
    });
    expect(consultation.patterns).toEqual([
      { recurrence: 'FREQ=WEEKLY;BYDAY=WE', hours: { start: '10:00', end: '16:00' } },
    ]);
    expect(consultation.counts).toEqual([{ date: { text: '2023FY' }, cases: 108 }]);
  });

  it('keeps the printed era of a date where it is not the later one of its year', async () => {
    const member = (joined_in: string, joined_in_as_printed: string) =>
      migrated('regional-partnership', 'regional_council_member', { joined_in, joined_in_as_printed }, 'municipality');
    expect((await member('2019', '平成31年')).date).toBe('2019 平成');
    expect((await member('1988', '昭和63年')).date).toBe('1988');
  });

  it('keeps the parts of an address', async () => {
    const agreement = await migrated('regional-partnership', 'academic_agreement', {
      school: { addresses: [{ prefecture: null, city: '所沢市', town: '泉町', block: '1789' }] },
    });
    expect(agreement.school).toEqual({
      addresses: [
        {
          prefecture: null,
          city: { ja: '所沢市' },
          town: { ja: '泉町' },
          lot: { ja: '1789' },
          building: null,
          printed: '所沢市泉町 1789',
        },
      ],
    });
  });

  it('keeps units, media and the first year of a series', async () => {
    const service = await migrated('informatization', 'messaging_service', { registered_users_unit: '件' });
    expect(service.registered_users_unit).toBe('CASES');
    const edition = await migrated(
      'informatization',
      'city_publication_edition',
      { medium: { ja: 'B5判', en: 'B5' } },
      'city_publication',
    );
    expect(edition.medium).toBe('B5');
    const policy = await migrated('informatization', 'informatization_policy', {
      revision: { number: 2, intervalYears: 3, firstYear: 2003 },
    });
    expect(policy.revision).toEqual({ number: 2, intervalYears: 3, first: { text: '2003' } });
  });
});
