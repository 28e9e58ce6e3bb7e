import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { openStandIn, type StandIn } from '../../testing/stand-in';
import { openTestGateway, type TestGateway } from '../../testing/open-test-gateway';
import { DataPlaceholder, stringifyResult, toUtf8, WrittenData } from './json-data';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (kind?: { type: 'minor' }) => void;

describe('the memory of answers that were sent', () => {
  const cities = Array.from({ length: 1_000 }, (_, index) => ({ name: `${index} ${'安養市 '.repeat(10)}` }));
  /** Bytes of what else a request leaves behind; a hundred answers are more than twice as many. */
  const maxKept = 20_000_000;
  let standIn: StandIn;
  let gateway: TestGateway;
  beforeAll(async () => {
    standIn = await openStandIn();
    standIn.answers({ data: { sisterCities: cities } });
    gateway = await openTestGateway({ subgraphUrl: standIn.subgraphUrl });
  });
  afterAll(async () => {
    await gateway.close();
    await standIn.close();
  });

  test('is free after the next small collection, and does not wait for a full one', async () => {
    const ask = () => gateway.ask('{ sisterCities { name } }');
    await ask();
    let kept = Infinity;
    // What else this process lets go meanwhile comes once or twice; answers that are kept come each time.
    for (let attempt = 0; attempt < 10 && kept > maxKept; attempt++) {
      collect();
      for (let asked = 0; asked < 100; asked++) await ask();
      for (let age = 0; age < 3; age++) collect({ type: 'minor' });
      const afterSmall = process.memoryUsage().heapUsed;
      collect();
      kept = afterSmall - process.memoryUsage().heapUsed;
    }
    expect(kept).toBeLessThanOrEqual(maxKept);
  });
});

describe('a result', () => {
  test('hands its data out once', () => {
    const data = new DataPlaceholder(new WrittenData('{"name":"所沢"}'));
    expect(stringifyResult({ data: data as never })).toBe('{"data":{"name":"所沢"}}\n');
    expect(() => data.take()).toThrow('taken twice');
  });
});

describe('a text in UTF-8:', () => {
  test.each([
    ['nothing', ''],
    ['ASCII', '{"data":{}}\n'],
    ['Japanese', '所沢市経営企画部'.repeat(10_000)],
    ['characters of four bytes', '𠮷野家'.repeat(1_000)],
    ['half a character', 'a\ud842b'],
    ['more than the scratch holds', '所'.repeat(600_000)],
  ])('%s has the bytes that Buffer.from gives it', (_what, text) => {
    expect(toUtf8(text).equals(Buffer.from(text))).toBe(true);
  });

  test('one text does not change the bytes of another', () => {
    const first = toUtf8('first');
    toUtf8('other');
    expect(String(first)).toBe('first');
  });
});
