import { get } from 'node:http';
import { startGateway, startProgram, type Served } from '../src/testing/product';
import { lastLine } from '../src/testing/running-process';
import { scratchFolder } from '../src/testing/state-folder';

let sandbox: Served;
let state: string;
beforeAll(async () => {
  state = await scratchFolder();
  sandbox = await startGateway({ env: { SANDBOX: 'true', STATE_DIRECTORY: state } });
});

async function ask(query: string, key?: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${sandbox.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Record<string, unknown> }).data;
}

test('every city has made-up facilities and events, whose provenance says so', async () => {
  const { facilities, jointEvents } = await ask(`{
    facilities(first: 100) { nodes { name municipality { name } provenance { status document } } }
    jointEvents { totalCount }
  }`);
  const { nodes } = facilities as { nodes: { name: string; municipality: object; provenance: object }[] };
  expect(nodes).toHaveLength(15);
  expect(new Set(nodes.map(({ municipality }) => JSON.stringify(municipality))).size).toBe(5);
  for (const { name, provenance } of nodes) {
    expect(name).toMatch(/^架空/);
    expect(provenance).toEqual({ status: 'MADE_UP', document: '試用のために作られた架空の情報' });
  }
  expect(jointEvents).toEqual({ totalCount: 5 });
});

test.each(['/', '/explorer', '/status'])(
  'the page %s says in both languages that records are made up',
  async (path) => {
    const page = await fetch(sandbox.url + path, { headers: { accept: 'text/html' } });
    const text = await page.text();
    expect(text).toContain('試用環境:公共施設とイベントは架空のものです。');
    expect(text).toContain('Sandbox: its facilities and events are made up.');
    expect(text).toContain('<title>【試用】');
  },
);

test.each(['//', '//explorer', '/./status', '/status.html', '/%69ndex.html', '//index.html', '/explorer/../status'])(
  'the address %s leads to no page that does not say so',
  async (path) => {
    const { hostname, port } = new URL(sandbox.url);
    // Unlike fetch, it sends the path as it is written.
    const text = await new Promise<string>((resolve, reject) => {
      get({ hostname, port, path, headers: { accept: 'text/html' } }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        response.on('end', () => resolve(body));
      }).on('error', reject);
    });
    if (text.includes('<body')) expect(text).toContain('試用環境:公共施設とイベントは架空のものです。');
  },
);

test('what is entered there with a key is made up, too', async () => {
  const facts = ['--municipality', '112089', '--scopes', 'facilities:write', '--expires', '2999-03-31', '--label', 'x'];
  const { stdout } = await startProgram('tools/dist/keys.js', ['create', ...facts], { env: { STATE_DIRECTORY: state } })
    .ended;
  const { putFacilities } = await ask(
    `mutation {
      putFacilities(facilities: [{
        localId: "x", kind: OTHER, name: { ja: "何か" }, openingHours: [], regularClosures: []
        address: { city: { ja: "所沢市" }, town: { ja: "どこか" }, lot: { ja: "1" } }
      }]) { results { outcome record { provenance { status enteredBy } } } }
    }`,
    /pgk_\S+/.exec(stdout)?.[0],
  );
  expect(putFacilities).toEqual({
    results: [{ outcome: 'CREATED', record: { provenance: { status: 'MADE_UP', enteredBy: '所沢市' } } }],
  });
});

test('a sandbox is refused in a database that may have other records', async () => {
  const env = { SANDBOX: 'true', STATE_DIRECTORY: '', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' };
  const { exitCode, stderr } = await startProgram('apps/gateway/dist/main.js', [], { env }).ended;
  expect(exitCode).toBe(1);
  expect(lastLine(stderr)).toMatch(/^SANDBOX=true enters made-up records, and needs a database of its own/);
});
