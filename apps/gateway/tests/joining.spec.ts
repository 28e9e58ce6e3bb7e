import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { enterRecords } from '../testing/entered-records';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import { openPartnersFolder, openYogaPartner, type PartnersFolder, type YogaPartner } from '../testing/yoga-partner';

// Composing takes seconds, and many times that on a busy machine.
jest.setTimeout(300_000);

const secret = 'a-secret-of-hanno-and-us';
let city: City;
let folder: PartnersFolder;
let partner: YogaPartner;
let gateway: TestGateway;
let secretFile: string;
beforeAll(async () => {
  [city, folder, partner] = await Promise.all([openCity(), openPartnersFolder(), openYogaPartner(secret)]);
  secretFile = await folder.write('secret', secret);
  await enterRecords(city);
  gateway = await openTestGateway({
    colocated: city.subgraphs,
    partnersDirectory: folder.directory,
    responseCache: { megabytes: 8, url: undefined },
  });
});
afterAll(async () => {
  await gateway.close();
  await Promise.all([city.close(), partner.close()]);
  await folder.close();
});

const parksQuery = '{ municipality(code: "112097") { name parks { name } } }';
const parks = [{ name: 'あけぼの見本公園' }, { name: '名栗見本公園' }];
const hanno = { name: '飯能市', parks };

const join = (file = {}) => folder.add('hanno', { url: partner.url, schema: partner.sdl, secretFile, ...file });
const hasParks = async (): Promise<boolean> => !(await gateway.ask(parksQuery)).errors;
const hasJoined = () => eventually('the partner has joined', hasParks);
const hasLeft = () => eventually('the partner has left', async () => (await gateway.ask(parksQuery)).status === 400);

interface Part {
  name: string;
  kind: string;
  notice?: string;
  history: { state: string; because?: string }[];
}

async function statusOf(name: string): Promise<Part | undefined> {
  const { parts } = (await (await gateway.get('/status.json')).json()) as { parts: Part[] };
  return parts.find((part) => part.name === name);
}

/**
 * Callers who ask two domains again and again, each time another question, until they are told to stop. They leave some
 * time to the process that composes.
 */
function callers(count: number): () => Promise<Answer[]> {
  let going = true;
  let asked = 0;
  const caller = async (): Promise<Answer[]> => {
    const answers: Answer[] = [];
    while (going) {
      answers.push(await gateway.ask(`{ sisterCities { name sections { code } } a${asked++ % 40}: __typename }`));
      await setTimeout(50);
    }
    return answers;
  };
  const all = Promise.all(Array.from({ length: count }, caller));
  return async () => {
    going = false;
    return (await all).flat();
  };
}

function expectAllAnswered(answers: Answer[]): void {
  expect(answers.length).toBeGreaterThanOrEqual(20);
  for (const { status, errors, data } of answers) {
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(data).toMatchObject({ sisterCities: [{ name: 'ディケイター市' }, {}, {}] });
  }
}

test('a partner joins the running gateway and leaves it again; of all requests meanwhile not one fails', async () => {
  const stop = callers(6);
  try {
    await join();
    await hasJoined();
    expect((await gateway.ask(parksQuery)).data).toEqual({ municipality: hanno });
    const facility = await gateway.ask('{ facility(id: "facility-112097-F-0") { name parkingSpaces } }');
    expect(facility.data).toEqual({ facility: { name: '試しの施設0', parkingSpaces: 40 } });
    expect(await (await gateway.get('/schema.graphql')).text()).toContain('type Park ');
    expect(await statusOf('hanno')).toMatchObject({ kind: 'partner', history: [{ state: 'up' }] });
    await folder.remove('hanno');
    await hasLeft();
    expect(await statusOf('hanno')).toBeUndefined();
    await join();
    await hasJoined();
  } finally {
    await stop();
  }
  expectAllAnswered(await stop());
});

test('while a partner is killed again and again, its fields are null with a code, and all others are answered', async () => {
  const stop = callers(5);
  const codes = new Set<string>();
  try {
    for (let kill = 0; kill < 3; kill++) {
      await partner.kill();
      await eventually('the fields of the partner are null', async () => {
        const { status, data, errors } = await gateway.ask(parksQuery);
        expect(status).toBe(200);
        for (const { extensions } of errors ?? []) codes.add(`${extensions.code} ${extensions.subgraph}`);
        if (errors) expect(data).toEqual({ municipality: { name: '飯能市', parks: null } });
        return errors !== undefined;
      });
      await partner.start();
      await hasJoined();
    }
  } finally {
    await stop();
  }
  expect([...codes]).toEqual(['SUBGRAPH_UNAVAILABLE hanno']);
  expectAllAnswered(await stop());
});

test('answers with a partner’s data are cached only if it tells their version', async () => {
  const cached = async (): Promise<string | null> => {
    await gateway.ask(parksQuery);
    return (await gateway.ask(parksQuery)).headers.get('cache-status');
  };
  expect(String(await cached())).not.toContain('hit');
  await join({ cache: 'version' });
  await eventually('the answer is cached', async () => String(await cached()).includes('hit'));
  await join({ cache: 'none' });
  await eventually('the answer is no longer cached', async () => !String(await cached()).includes('hit'));
});

test('a file that does not fit is told, and the partner remains as it was', async () => {
  await join({ schema: partner.sdl.replace('parks:', 'name:') });
  await eventually('the notice appears', async () => (await statusOf('hanno'))?.notice !== undefined);
  expect((await statusOf('hanno'))?.notice).toContain('The field Municipality.name belongs to regional-partnership.');
  expect((await gateway.ask(parksQuery)).data).toEqual({ municipality: hanno });

  await folder.write('iruma.yaml', 'url: nowhere\n');
  await eventually('the other partner is refused', async () => (await statusOf('iruma')) !== undefined);
  expect((await statusOf('iruma'))?.history).toEqual([
    expect.objectContaining({ state: 'refused', because: 'its file or its secret cannot be read' }),
  ]);
  expect(await hasParks()).toBe(true);
  await folder.remove('iruma');
  await eventually('it is forgotten', async () => (await statusOf('iruma')) === undefined);

  await join();
  await eventually('the notice is gone', async () => (await statusOf('hanno'))?.notice === undefined);
});

/** The processes of this gateway that compose. */
const composers = (): number[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('compose-process'))
    .map((line) => parseInt(line, 10));

test('a partner joins although the process that composed was killed, and nobody touches its file again', async () => {
  await folder.remove('hanno');
  await hasLeft();
  await join({ schema: `${partner.sdl}\n# Another text, which has to be composed.\n` });
  await eventually('the supergraph is composed', () => composers().length > 0);
  for (const pid of composers()) process.kill(pid, 'SIGKILL');
  await eventually('it is told', async () => (await statusOf('hanno'))?.history.at(-1)?.state === 'refused');
  await hasJoined();
  expect((await statusOf('hanno'))?.history.at(-1)).toMatchObject({ state: 'up' });
});
