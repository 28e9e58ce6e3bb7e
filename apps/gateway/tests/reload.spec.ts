import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import { supergraphOnDisk, supergraphWith } from '../testing/supergraph-on-disk';

const ours = '"""A sister city of Tokorozawa (姉妹都市)."""';
const original = supergraphWith(ours, ours);
const changed = supergraphWith(ours, '"""A city that is a sister of ours."""');
const file = supergraphOnDisk(original);

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs, supergraph: file.path });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
  file.remove();
});

const query = '{ sisterCities { name sections { code } } __type(name: "SisterCity") { description } }';

/** Twenty callers who ask without pause until they are told to stop; answers what they were answered. */
function twentyCallers(): () => Promise<Answer[]> {
  let going = true;
  const caller = async (): Promise<Answer[]> => {
    const answers: Answer[] = [];
    while (going) answers.push(await gateway.ask(query));
    return answers;
  };
  const callers = Promise.all(Array.from({ length: 20 }, caller));
  return async () => {
    going = false;
    return (await callers).flat();
  };
}

/** What the graph says of sister cities. */
async function description(): Promise<unknown> {
  const { data } = await gateway.ask('{ __type(name: "SisterCity") { description } }', {}, { 'accept-language': 'en' });
  return (data?.__type as { description: string }).description;
}

const refused = 'the changed supergraph cannot be used; the one before stays';

test('a changed supergraph is served without a restart; of all requests meanwhile not one fails', async () => {
  const stop = twentyCallers();
  const saying = (words: string) => eventually(words, async () => (await description()) === words);
  try {
    file.write(changed);
    await saying('A city that is a sister of ours.');
    expect(await (await gateway.get('/schema.graphql')).text()).toContain('A city that is a sister of ours.');

    file.write(changed.slice(0, 5_000));
    await eventually(refused, () => gateway.logged.some(({ msg, level }) => msg === refused && level === 50));
    expect(await description()).toBe('A city that is a sister of ours.');

    file.write(original);
    await saying('A sister city of Tokorozawa (姉妹都市).');
  } finally {
    await stop();
  }

  const answers = await stop();
  expect(answers.length).toBeGreaterThanOrEqual(20);
  for (const { status, errors, data } of answers) {
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(data).toMatchObject({ sisterCities: [{ name: 'ディケイター市' }, {}, {}] });
  }
});
