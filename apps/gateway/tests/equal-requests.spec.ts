import { openStandIn, type StandIn } from '../testing/stand-in';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

const query = 'query ($v: FiscalYear) { centerCourses(where: { fiscalYear: $v }) { totalCount } }';
const bodyWith = (variables: string): Buffer =>
  Buffer.from(`{"query":${JSON.stringify(query)},"variables":${variables}}`);

describe('of requests at the same time', () => {
  let partner: StandIn;
  let gateway: TestGateway;
  beforeAll(async () => {
    partner = await openStandIn();
    partner.answers({ data: { centerCourses: { totalCount: 1 } } }, { after: 200 });
    gateway = await openTestGateway({ subgraphUrl: partner.subgraphUrl });
  });
  afterAll(async () => {
    await gateway.close();
    await partner.close();
  });

  const ask = async (value: string) => {
    const body = bodyWith(`{"v":${value}}`);
    const response = await gateway.get('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return (await response.json()) as { data?: unknown; errors?: object[] };
  };

  test('one with a number that is too large and one with null are answered each for itself', async () => {
    const [tooLarge, none] = await Promise.all([ask('1e400'), ask('null')]);
    expect(tooLarge).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(none).toEqual({ data: { centerCourses: { totalCount: 1 } } });
    expect(partner.asked).toHaveLength(1);
  });
});
