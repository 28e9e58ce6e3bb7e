import {
  addEncoding,
  createEntry,
  createMemoryStore,
  Dependencies,
  ownBytes,
  ResponseCache,
  sizeOf,
  type CacheEntry,
  type VersionSource,
} from './response-cache';

describe('the store in memory', () => {
  const entryOf = (length: number): CacheEntry =>
    createEntry(Buffer.alloc(length), 'ja', { versions: [], validUntil: null });

  test('takes no more than is allowed, and has what was asked for last', async () => {
    const allowed = 100_000;
    const store = createMemoryStore(allowed);
    for (let n = 0; n < 1_000; n++) {
      await store.set(`key ${n}`, entryOf(n));
      await store.get('key 0');
    }
    const entries = Array.from({ length: 1_000 }, (_, n) => store.get(`key ${n}`) as CacheEntry | undefined);
    const bytes = entries.reduce((sum, entry) => sum + (entry ? sizeOf(entry) : 0), 0);
    expect(bytes).toBeLessThanOrEqual(allowed);
    expect(bytes).toBeGreaterThan(allowed * 0.9);
    expect([entries[0], entries[999], entries[1]].map(Boolean)).toEqual([true, true, false]);
  });

  test('does not take an entry that would displace all others', async () => {
    const store = createMemoryStore(100_000);
    await store.set('small', entryOf(100));
    await store.set('large', entryOf(50_000));
    expect([await store.get('small'), await store.get('large')].map(Boolean)).toEqual([true, false]);
  });
});

describe('a cached answer', () => {
  let version: string | undefined;
  /** True when the version was heard too long ago. */
  let isLate: boolean;
  let asked: number;
  let cache: ResponseCache;
  beforeEach(() => {
    [version, isLate, asked] = ['1', false, 0];
    const source: VersionSource = {
      current: () => (isLate ? undefined : version),
      last: () => version,
      ask: async () => void asked++,
      catchUp: async () => void (isLate = false),
    };
    const stores = [createMemoryStore(1_000_000)];
    cache = new ResponseCache({ versions: new Map([['plan', source]]), stores, madeBy: 'c' });
    cache.useSupergraph('s');
  });

  function add(hasErrors = false, change: (dependencies: Dependencies) => void = () => undefined): boolean {
    const dependencies = new Dependencies();
    dependencies.operation = 'query';
    dependencies.addVersion('plan', cache.lastVersionOf('plan'));
    change(dependencies);
    const answer = { bytes: Buffer.from('{"data":{}}'), hasErrors, language: 'ja', dependencies };
    return cache.add(cache.keyOf('q', 'ja'), answer) !== undefined;
  }
  const find = async (): Promise<string | undefined> => (await cache.find(cache.keyOf('q', 'ja')))?.body.toString();

  test('is found while the version of the data stands, and after no other change', async () => {
    expect(add()).toBe(true);
    expect(await find()).toBe('{"data":{}}');
    version = '2';
    expect(await find()).toBeUndefined();
    version = undefined;
    expect(await find()).toBeUndefined();
  });

  test('is added while the version is late, and found once that is found to stand', async () => {
    isLate = true;
    expect(add()).toBe(true);
    expect(isLate).toBe(true);
    expect(await find()).toBe('{"data":{}}');
    expect(isLate).toBe(false);
  });

  test.each<[string, boolean, (dependencies: Dependencies) => void]>([
    ['has errors', true, () => undefined],
    ['is of a write', false, (dependencies) => (dependencies.operation = 'mutation')],
    ['depends on a subgraph whose version nobody knows', false, (one) => one.addVersion('partner', undefined)],
    ['depends on two versions of one subgraph', false, (one) => one.addVersion('plan', '0')],
    ['has expired', false, (one) => one.limitValidity(0)],
  ])('is none that %s', async (_what, hasErrors, change) => {
    expect(add(hasErrors, change)).toBe(false);
    expect(await find()).toBeUndefined();
  });

  test('is not found with another supergraph, nor added with the key of one before', async () => {
    const before = cache.keyOf('q', 'ja');
    add();
    cache.useSupergraph('another');
    expect(await find()).toBeUndefined();
    const dependencies = new Dependencies();
    dependencies.operation = 'query';
    const answer = { bytes: Buffer.from(''), hasErrors: false, language: 'ja', dependencies };
    expect(cache.add(before, answer)).toBeUndefined();
  });

  test('of another version is not sent after a write, whose subgraphs are asked first', async () => {
    const dependencies = new Dependencies();
    dependencies.addVersion('plan', undefined);
    await cache.afterWrite(dependencies);
    expect(asked).toBe(0);
    dependencies.operation = 'mutation';
    await cache.afterWrite(dependencies);
    expect(asked).toBe(1);
  });

  test('is encoded once, however many ask for it', async () => {
    add();
    const key = cache.keyOf('q', 'ja');
    const entry = (await cache.find(key)) as CacheEntry;
    const [one, other] = await Promise.all([
      cache.withEncoding(key, entry, 'br'),
      cache.withEncoding(key, entry, 'br'),
    ]);
    expect(one).toBe(other);
    expect((await cache.find(key))?.encoded.br).toBe(one.encoded.br);
  });
});

const ownsItsMemory = ({ buffer, length }: Buffer): boolean => buffer.byteLength === length;

test('a cached answer holds no memory but its own, in no encoding', async () => {
  // Node gives short texts a part of a larger piece of memory.
  const text = Buffer.from(JSON.stringify({ data: 'x'.repeat(1_500) }));
  expect(ownsItsMemory(text)).toBe(false);
  const entry = createEntry(text, 'ja', { versions: [], validUntil: null });
  expect(entry.body).toEqual(text);
  const { encoded } = await addEncoding(await addEncoding(entry, 'br'), 'gzip');
  const bytes = [entry.body, encoded.br, encoded.gzip] as Buffer[];
  expect(bytes.map(ownsItsMemory)).toEqual([true, true, true]);
});

test('bytes that are alone already are not copied', () => {
  const alone = Buffer.allocUnsafeSlow(10);
  expect(ownBytes(alone)).toBe(alone);
});
