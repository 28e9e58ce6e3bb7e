import { databaseNames } from '@tokorozawa/subgraph-kit';
import type { TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { hanno, library, openRegionalServices, tokorozawa } from '../../testing/open-regional-services';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openRegionalServices();
  const put = 'mutation ($items: [FacilityInput!]!) { putFacilities(facilities: $items) { userErrors { code } } }';
  for (const caller of [tokorozawa, hanno]) await subgraph.askAs(caller, put, { items: [library] });
});
afterAll(() => subgraph.close());

/** Does what code that errs might do: any SQL, in a role of the domain, for a municipality. */
async function asRole(role: 'reader' | 'writer', municipality: string | undefined, sql: string): Promise<unknown> {
  return subgraph.database.transaction(async (manager) => {
    // The owner, as which the test is connected, is a superuser's session and may act as either.
    await manager.query('RESET ROLE');
    await manager.query(`SET LOCAL ROLE ${databaseNames('regional-services')[role]}`);
    if (municipality) await manager.query(`SELECT set_config('planning_graph.municipality', $1, true)`, [municipality]);
    return manager.query<unknown>(sql);
  });
}

const asWriter = (municipality: string | undefined, sql: string) => asRole('writer', municipality, sql);
const asReader = (municipality: string | undefined, sql: string) => asRole('reader', municipality, sql);

const insertFor = (municipality: string) => `
  INSERT INTO facility (id, local_id, municipality_code, version, created_at, changed_at, changed_by, words, kind, name, address, opening_hours, regular_closures)
  VALUES ('facility-${municipality}-X', 'X', '${municipality}', 1, now(), now(), 'x', '', 'OTHER', '{}', '{}', '[]', '[]')`;

test('the writer sees the rows of the municipality for which it acts, and without one none', async () => {
  const ids = 'SELECT id FROM facility';
  expect(await asWriter('112089', ids)).toEqual([{ id: 'facility-112089-L-01' }]);
  expect(await asWriter('112097', ids)).toEqual([{ id: 'facility-112097-L-01' }]);
  expect(await asWriter(undefined, ids)).toEqual([]);
  expect(await asWriter('', ids)).toEqual([]);
});

test('the writer cannot insert, take over or change a row of another municipality', async () => {
  await expect(asWriter('112097', insertFor('112089'))).rejects.toThrow('row-level security');
  await expect(asWriter(undefined, insertFor('112089'))).rejects.toThrow('row-level security');
  await expect(
    asWriter('112097', `UPDATE facility SET municipality_code = '112089', id = 'facility-112089-Y', local_id = 'Y'`),
  ).rejects.toThrow('row-level security');
  expect(await asWriter('112097', `UPDATE facility SET kind = 'SPORTS' WHERE municipality_code = '112089'`)).toEqual([
    [],
    0,
  ]);
});

test.each([
  ['delete a facility', 'DELETE FROM facility'],
  ['empty the table', 'TRUNCATE facility'],
  ['change the log', `UPDATE audit_entry SET caller_id = 'somebody'`],
  ['delete from the log', 'DELETE FROM audit_entry'],
  ['read the log', 'SELECT * FROM audit_entry'],
  [
    'write the log of the changes',
    `INSERT INTO change (type, id, operation, retired) VALUES ('x', 'x', 'INSERT', false)`,
  ],
  ['write what it only knows', 'DELETE FROM known_municipality'],
  ['turn the policies off', 'ALTER TABLE facility DISABLE ROW LEVEL SECURITY'],
])('the writer cannot %s', async (_what, sql) => {
  await expect(asWriter('112089', sql)).rejects.toThrow(/permission denied|must be owner/);
});

test('the login of the writer may act as the writer, and as nobody else', async () => {
  const { writer } = databaseNames('regional-services');
  const logins = await subgraph.database.query<object[]>(
    `SELECT (SELECT array_agg(roleid::regrole::text) FROM pg_auth_members WHERE member = pg_roles.oid) AS roles,
       rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolinherit AS may_more
     FROM pg_roles WHERE rolname LIKE $1 AND rolcanlogin`,
    [`${writer}\\_%`],
  );
  expect(logins.length).toBeGreaterThan(0);
  for (const login of logins) expect(login).toEqual({ roles: [writer], may_more: false });
});

test('the reader writes nothing, and does not see the calls with keys', async () => {
  expect(await asReader(undefined, 'SELECT id FROM facility')).toHaveLength(2);
  await expect(asReader('112089', `UPDATE facility SET kind = 'SPORTS'`)).rejects.toThrow('permission denied');
  await expect(asReader('112089', 'SELECT * FROM idempotent_call')).rejects.toThrow('permission denied');
});

test('the reader sees the log of the municipality for which it acts, and without one none', async () => {
  await subgraph.database.query(`
    INSERT INTO webhook_delivery
      (id, municipality_code, webhook_id, local_id, created_at, state, body, attempts, attempts_before, places, needs_job)
    SELECT 'msg_' || code, code, 'w', 'w', now(), 'DELIVERED', '{}', '[]', 0, '{}', false
    FROM unnest(ARRAY['112089', '112097']) AS code`);
  for (const table of ['audit_entry', 'webhook_delivery']) {
    const municipalities = `SELECT municipality_code AS code FROM ${table}`;
    for (const code of ['112089', '112097']) expect(await asReader(code, municipalities)).toEqual([{ code }]);
    for (const nobody of [undefined, '', '*']) expect(await asReader(nobody, municipalities)).toEqual([]);
  }
});

test('a caller reads the log of its municipality', async () => {
  for (const caller of [tokorozawa, hanno]) {
    const { data, errors } = await subgraph.askAs(caller, '{ auditEntries { totalCount nodes { municipalityCode } } }');
    expect({ data, errors }).toEqual({
      data: { auditEntries: { totalCount: 1, nodes: [{ municipalityCode: caller.municipality }] } },
      errors: undefined,
    });
  }
});
