import type { Caller } from '@tokorozawa/subgraph-kit';
import type { TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { callerOf, hanno, library, openRegionalServices, tokorozawa } from '../../testing/open-regional-services';

let subgraph: TestSubgraph;
beforeEach(async () => (subgraph = await openRegionalServices()));
afterEach(() => subgraph.close());

interface Payload {
  results: { localId: string; outcome: string; version: number | null; record: Record<string, unknown> | null }[];
  userErrors: { field: string[]; code: string; ja: string; en: string }[];
  isDryRun: boolean;
  isReplay: boolean;
}

const payload = `{
  results { localId outcome version record { id version } }
  userErrors { field code ja: message en: message(locale: EN) }
  isDryRun isReplay
}`;

const mutation = (name: string, type: string) => `
  mutation ($items: [${type}!]!, $atomicity: Atomicity! = ALL_OR_NOTHING, $dryRun: Boolean! = false, $key: String) {
    ${name}(facilities: $items, atomicity: $atomicity, dryRun: $dryRun, idempotencyKey: $key) ${payload}
  }`;

async function write(name: string, type: string, caller: Caller, items: object[], more: object): Promise<Payload> {
  const { data, errors } = await subgraph.askAs(caller, mutation(name, type), { items, ...more });
  expect(errors).toBeUndefined();
  return data?.[name] as Payload;
}

const put = (items: object[], more = {}, caller = tokorozawa) =>
  write('putFacilities', 'FacilityInput', caller, items, more);
const retire = (items: object[], more = {}, caller = tokorozawa) =>
  write('retireFacilities', 'RetireInput', caller, items, more);

const outcomes = ({ results }: Payload) => results.map(({ outcome }) => outcome);
const faults = ({ userErrors }: Payload) => userErrors.map(({ field, code }) => `${field.join('.')} ${code}`);

async function names(): Promise<unknown> {
  const { data } = await subgraph.ask('{ facilities { totalCount nodes { name } } }');
  return (data?.facilities as { nodes: { name: string }[] }).nodes.map(({ name }) => name);
}

const auditEntries = `{
  auditEntries { totalCount nodes { callerId requestId operation recordType recordId version before after at } }
}`;

test('a municipality enters a facility, which everybody reads with who entered it and when', async () => {
  const written = await put([library]);
  expect(written).toEqual({
    results: [{ localId: 'L-01', outcome: 'CREATED', version: 1, record: { id: 'facility-112089-L-01', version: 1 } }],
    userErrors: [],
    isDryRun: false,
    isReplay: false,
  });
  const { data, errors } = await subgraph.ask(`{
    facility(id: "facility-112089-L-01") {
      localId kind name english: name(locale: EN) nameKana address { prefecture town lot printed }
      position { latitude longitude } website telephone url
      openingHours { weekdays opens closes validFrom } regularClosures { kind weekdays firstDay lastDay }
      municipality { code } updatedBy { code } updatedAt version sharedService { id }
      edition { id } editions { id } omittedSince { id }
      provenance { status document heading lines enteredBy enteredAt asOf { day } corrections { field } }
    }
  }`);
  expect(errors).toBeUndefined();
  expect(data?.facility).toMatchObject({
    localId: 'L-01',
    kind: 'LIBRARY',
    name: '試しの図書館',
    english: 'Trial library',
    nameKana: 'タメシノトショカン',
    address: { prefecture: '埼玉県', town: '並木', lot: '1-1-1', printed: '埼玉県所沢市並木1-1-1' },
    position: { latitude: 35.8, longitude: 139.47 },
    url: '/id/facility-112089-L-01',
    openingHours: [{ opens: '09:30', validFrom: null }, { closes: '17:00' }],
    regularClosures: [
      { kind: 'WEEKDAY', weekdays: ['MONDAY'] },
      { firstDay: '12-29', lastDay: '01-03' },
    ],
    municipality: { code: '112089' },
    updatedBy: { code: '112089' },
    updatedAt: expect.stringMatching(/^20..-..-..T..:..:..\....\+09:00$/),
    version: 1,
    sharedService: { id: 'shared-service-libraries' },
    edition: null,
    editions: [],
    omittedSince: null,
    provenance: {
      status: 'PARTNER',
      document: '所沢市が登録した情報',
      heading: '試しの図書館',
      lines: [],
      enteredBy: '所沢市',
      corrections: [],
    },
  });
});

test('a facility says on which days of a range it is closed', async () => {
  await put([library]);
  const { data, errors } = await subgraph.ask(`{
    facility(id: "facility-112089-L-01") {
      closures(between: { start: "2026-12-27", end: "2027-01-12" }) { date { day } weekday holidayName reasons { kind } }
    }
  }`);
  expect(errors).toBeUndefined();
  const { closures } = data?.facility as { closures: { date: { day: string }; reasons: { kind: string }[] }[] };
  expect(closures.map(({ date, reasons }) => [date.day.slice(5), ...reasons.map(({ kind }) => kind)])).toEqual([
    ['12-28', 'WEEKDAY'],
    ...['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'].map((day) => [day, 'YEARLY_PERIOD']),
    ['01-04', 'WEEKDAY'],
    // January 11 is a holiday.
    ['01-12', 'WEEKDAY'],
  ]);
  const { errors: refused } = await subgraph.ask(
    '{ facility(id: "facility-112089-L-01") { closures(between: { start: "2026-12-27" }) { weekday } } }',
  );
  expect(refused?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
});

test('a facility that is written again is changed, unchanged, retired and brought back, and its version counts', async () => {
  await put([library]);
  expect(outcomes(await put([library]))).toEqual(['UNCHANGED']);
  const { telephone, ...withoutTelephone } = library;
  expect(await put([withoutTelephone])).toMatchObject({ results: [{ outcome: 'UPDATED', version: 2 }] });
  const { data } = await subgraph.ask('{ facility(id: "facility-112089-L-01") { telephone } }');
  expect(data?.facility).toEqual({ telephone: null });

  expect(await retire([{ localId: 'L-01' }])).toMatchObject({ results: [{ outcome: 'RETIRED', version: 3 }] });
  expect(await names()).toEqual([]);
  expect((await subgraph.ask('{ facility(id: "facility-112089-L-01") { version } }')).data?.facility).toEqual({
    version: 3,
  });
  expect(outcomes(await retire([{ localId: 'L-01' }]))).toEqual(['UNCHANGED']);
  expect(await put([library])).toMatchObject({ results: [{ outcome: 'UPDATED', version: 4 }] });
  expect(await names()).toEqual(['試しの図書館']);
});

test('a dry run says what would happen, and writes nothing', async () => {
  const tried = await put([library], { dryRun: true });
  expect(tried).toMatchObject({
    results: [{ outcome: 'CREATED', version: 1, record: { version: 1 } }],
    isDryRun: true,
  });
  expect(await names()).toEqual([]);
  expect((await subgraph.askAs(tokorozawa, auditEntries)).data?.auditEntries).toMatchObject({ totalCount: 0 });
});

test('what is wrong is listed with its path, its code and a message in both languages', async () => {
  const hours = (weekdays: string[], opens: string, closes: string, more = {}) => ({
    weekdays,
    opens,
    closes,
    ...more,
  });
  const answer = await put([
    library,
    { ...library, localId: '空白 あり' },
    {
      ...library,
      localId: 'L-02',
      website: 'example',
      openingHours: [
        hours(['MONDAY', 'TUESDAY'], '09:00', '17:00'),
        hours(['TUESDAY'], '16:00', '20:00'),
        hours(['FRIDAY'], '17:00', '9:00'),
        hours(['SUNDAY'], '17:00', '09:00'),
      ],
    },
    { ...library, localId: 'L-03', sharedServiceId: 'shared-service-none', municipality: '112097' },
    {
      ...library,
      localId: 'L-04',
      regularClosures: [{ kind: 'NTH_WEEKDAY', weekdays: ['MONDAY'], dates: ['2026-01-01'] }],
    },
  ]);
  expect(outcomes(answer)).toEqual(Array(5).fill('REFUSED'));
  expect(faults(answer).sort()).toEqual(
    [
      'facilities.1.localId INVALID',
      'facilities.2.openingHours.1 OVERLAPPING_HOURS',
      'facilities.2.openingHours.2.closes INVALID',
      'facilities.2.openingHours.3.closes INVALID',
      'facilities.2.website INVALID',
      'facilities.3.municipality FOREIGN_MUNICIPALITY',
      'facilities.3.sharedServiceId UNKNOWN_REFERENCE',
      'facilities.4.regularClosures.0.dates INVALID',
      'facilities.4.regularClosures.0.weeks INVALID',
    ].sort(),
  );
  for (const { ja, en } of answer.userErrors) {
    expect(ja).toMatch(/[ぁ-ん]/);
    expect(en).toMatch(/^[A-Z"]/);
  }
  expect(await names()).toEqual([]);
});

test('hours that overlap are refused, and those that follow each other or hold at other times are not', async () => {
  const openingHours = [
    { weekdays: ['MONDAY'], opens: '09:00', closes: '12:00' },
    { weekdays: ['MONDAY'], opens: '12:00', closes: '17:00', validThrough: '2026-03-31' },
    { weekdays: ['MONDAY'], opens: '12:00', closes: '18:00', validFrom: '2026-04-01' },
  ];
  expect(outcomes(await put([{ ...library, openingHours }]))).toEqual(['CREATED']);
  const overlapping = [...openingHours, { weekdays: ['SUNDAY', 'MONDAY'], opens: '11:00', closes: '13:00' }];
  expect(faults(await put([{ ...library, openingHours: overlapping }]))).toEqual([
    'facilities.0.openingHours.3 OVERLAPPING_HOURS',
  ]);
});

test('the valid ones of a call are written if it asks for that', async () => {
  const items = [library, { ...library, localId: 'L-02', telephone: '電話' }];
  const answer = await put(items, { atomicity: 'PER_ITEM' });
  expect(outcomes(answer)).toEqual(['CREATED', 'REFUSED']);
  expect(faults(answer)).toEqual(['facilities.1.telephone INVALID']);
  expect(await names()).toHaveLength(1);
});

test('a call has 1 to 100 facilities, each once', async () => {
  expect(faults(await put([]))).toEqual(['facilities NONE_GIVEN']);
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...library, localId: `L-${index}` }));
  expect(faults(await put(many(101)))).toEqual(['facilities TOO_MANY']);
  expect(faults(await put([library, library]))).toEqual([
    'facilities.0.localId DUPLICATE_LOCAL_ID',
    'facilities.1.localId DUPLICATE_LOCAL_ID',
  ]);
  expect(new Set(outcomes(await put(many(100))))).toEqual(new Set(['CREATED']));
});

test('a write can demand a version, and that there is none yet', async () => {
  expect(outcomes(await put([{ ...library, expectedVersion: 0 }]))).toEqual(['CREATED']);
  expect(faults(await put([{ ...library, expectedVersion: 0 }]))).toEqual([
    'facilities.0.expectedVersion VERSION_CONFLICT',
  ]);
  const changed = { ...library, telephone: '04-1111-1111' };
  expect(outcomes(await put([{ ...changed, expectedVersion: 1 }]))).toEqual(['UPDATED']);
  const late = await put([{ ...library, expectedVersion: 1 }]);
  expect(late.userErrors).toEqual([
    {
      field: ['facilities', '0', 'expectedVersion'],
      code: 'VERSION_CONFLICT',
      ja: '版番号は 1 ではなく 2 です。読み直してから変更してください。',
      en: 'The record has the version 2, not 1. Read it again, and repeat your change.',
    },
  ]);
  expect(faults(await retire([{ localId: 'L-99' }]))).toEqual(['facilities.0.localId NOT_FOUND']);
});

test('of many writers of one version, one wins', async () => {
  await put([library]);
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      put([{ ...library, telephone: `04-1111-000${index}`, expectedVersion: 1 }]),
    ),
  );
  expect(answers.flatMap(outcomes).sort()).toEqual([...Array<string>(7).fill('REFUSED'), 'UPDATED']);
});

test('facilities of two municipalities with one local id are two', async () => {
  await put([library]);
  await put([{ ...library, name: { ja: '飯能の図書館' } }], {}, hanno);
  expect(await names()).toEqual(['試しの図書館', '飯能の図書館'].sort());
  expect(faults(await retire([{ localId: 'L-01', municipality: '112089' }], {}, hanno))).toEqual([
    'facilities.0.municipality FOREIGN_MUNICIPALITY',
  ]);
});

test.each([
  ['an anonymous caller', undefined, 'UNAUTHENTICATED', 'facilities:write'],
  ['a key without the scope', callerOf('112089', { scopes: ['events:write'] }), 'FORBIDDEN', 'facilities:write'],
  ['a municipality that takes no part', callerOf('131016'), 'FORBIDDEN', '131016'],
])('%s writes nothing', async (_who, caller, code, words) => {
  const { data, errors } = await subgraph.execute({
    query: mutation('putFacilities', 'FacilityInput'),
    variables: { items: [library] },
    caller,
  });
  expect(data?.putFacilities).toBeNull();
  expect(errors?.[0]?.extensions?.code).toBe(code);
  expect(errors?.[0]?.message).toContain(words);
});

test('a call that is sent again with its key gets its first answer, also while the first is under way', async () => {
  const [first, ...again] = await Promise.all([1, 2, 3, 4].map(() => put([library], { key: 'k1' })));
  const all = [first as Payload, ...again];
  expect(all.flatMap(outcomes)).toEqual(Array(4).fill('CREATED'));
  expect(all.filter(({ isReplay }) => isReplay)).toHaveLength(3);
  await put([{ ...library, telephone: '04-1111-1111' }]);
  expect(await put([library], { key: 'k1' })).toMatchObject({
    results: [{ outcome: 'CREATED', version: 1, record: { version: 2 } }],
    isReplay: true,
  });
  expect(faults(await put([{ ...library, telephone: '1' }], { key: 'k1' }))).toEqual([
    'idempotencyKey IDEMPOTENCY_KEY_REUSED',
  ]);
  expect(await put([library], { key: 'k1' }, hanno)).toMatchObject({ isReplay: false });
});

test('two callers never share a key, whatever their names and their keys are', async () => {
  const [one, other] = ['token:a', 'token:a/b'].map((id) => ({ ...tokorozawa, id }));
  expect(await put([library], { key: 'b/c' }, one)).toMatchObject({ isReplay: false });
  expect(await put([{ ...library, localId: 'L-02' }], { key: 'c' }, other)).toMatchObject({
    isReplay: false,
    userErrors: [],
  });
});

test('a refusal is an answer, too, and a dry run is none', async () => {
  await put([library], { key: 'k2', dryRun: true });
  const wrong = [{ ...library, telephone: '電話' }];
  expect(faults(await put(wrong, { key: 'k2' }))).toEqual(['facilities.0.telephone INVALID']);
  const again = await put(wrong, { key: 'k2' });
  expect(faults(again)).toEqual(['facilities.0.telephone INVALID']);
  expect(again.isReplay).toBe(true);
});

test('every write is in the log of its municipality, with who, what, before and after', async () => {
  await subgraph.execute({
    query: mutation('putFacilities', 'FacilityInput'),
    variables: { items: [library] },
    caller: tokorozawa,
    requestId: 'request-1',
  });
  await put([library]);
  await retire([{ localId: 'L-01' }]);
  await put([library], {}, hanno);
  const { data } = await subgraph.askAs(tokorozawa, auditEntries);
  const { nodes, totalCount } = data?.auditEntries as { nodes: Record<string, string>[]; totalCount: number };
  expect(totalCount).toBe(2);
  expect(nodes).toMatchObject([
    { operation: 'retireFacilities', recordId: 'facility-112089-L-01', version: 2 },
    { operation: 'putFacilities', requestId: 'request-1', callerId: 'key-of-112089', version: 1, before: null },
  ]);
  expect(JSON.parse(nodes[0]?.before ?? '')).toMatchObject({ name: { ja: '試しの図書館' }, retiredAt: null });
  const { errors } = await subgraph.ask(auditEntries);
  expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});
